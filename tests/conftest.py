"""What all tests share: ``invented`` can be imported from everywhere below this folder."""
