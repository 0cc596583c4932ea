"""The pictures, drawn once for paper and screen: plain values in, a reportlab drawing out."""
