"""Where people write: an extension for LibreOffice Writer, a task pane for Word and WPS. Both call the API and keep nothing."""
