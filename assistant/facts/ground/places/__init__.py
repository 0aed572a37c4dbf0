"""Where things stand in a text: sentences, pieces, lists, and the words around a figure."""
