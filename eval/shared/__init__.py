"""One run on many machines: `nigao eval --shared`, started on as many as there are, over one database."""
