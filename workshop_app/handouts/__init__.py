"""The handouts: what is on paper, made into PDF files by `workshop_app.tagged_pdf`."""
