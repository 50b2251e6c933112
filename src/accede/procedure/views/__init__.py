"""Pages of candidacies: public, the candidate's, the office's, the Board's."""
