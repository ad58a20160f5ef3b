"""SOP Administrasi Pemerintahan from one text file."""
