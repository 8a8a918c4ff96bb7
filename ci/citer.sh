#!/bin/sh
# Quotes what it is given, each line after « | », so that no word of the content is taken for an order to the host.
# GitHub obeys « :: » at the start of a line and « ##[ » anywhere in it; a carriage return ends a line there too.
set -eu
tr '\r\033' '  ' | sed -e 's/##\[/## [/g' -e 's/^/| /'
