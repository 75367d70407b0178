# Menschen, mit denen man reden kann. reviewed: no

command-urgent = Menschen, mit denen du jetzt reden kannst
option-urgent-country = wenn es nicht dein eigenes ist: der Name oder die zwei Buchstaben
help-example-urgent = Zum Beispiel: { CMD("urgent") }, oder: { CMD("urgent GB") }

urgent-for-country = Das gilt für: { $country }. Für ein anderes Land: { CMD("urgent GB") }
urgent-which-country = In welchem Land bist du? Wenn du es mir sagst, nenne ich die Nummern, die ich dafür kenne. Zum Beispiel: { CMD("urgent GB") }
