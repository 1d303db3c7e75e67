# Every sentence the program says, in English. Keys are the same in ko.ftl; a test holds them together.

## formula: what is wrong with a text

## catalog

## preset: what is wrong with a file

## run: where a run stands

## figure

## cli

## app
