"""Every page of the real window as a picture: `python -m tests.pictures FOLDER`."""
