"""Tables that come and go as files: read as text whatever their form, matched to fields, checked, written."""
