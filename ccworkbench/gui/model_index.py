"""What Qt hands a model to name a cell: an index that is kept, or one that is not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
