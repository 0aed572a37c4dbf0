"""What runs inside LibreOffice Writer: standard library and UNO only, down to Python 3.8.

`nigao office oxt` packs this folder into the extension, where it is the package `nigao_writer`; so imports are relative.
"""
