"""The commands of the command line, one module for those that belong together; each is loaded when it is used."""
