# Every sentence the program says, in Korean. Keys are the same in en.ftl; a test holds them together.

## formula: what is wrong with a text

## catalog

## preset: what is wrong with a file

## run: where a run stands

## figure

## cli

## app
