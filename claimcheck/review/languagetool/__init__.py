"""The desk as a LanguageTool server, for editors that ask one (https://languagetool.org/http-api/)."""
