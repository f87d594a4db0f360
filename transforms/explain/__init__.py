"""Why a row is what it is: the text is read again, and each decision is traced to the words behind it."""
