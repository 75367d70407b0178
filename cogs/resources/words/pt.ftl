# reviewed: no
# Pessoas com quem falar, e exercícios curtos.

command-urgent = pessoas com quem falar agora
option-urgent-country = se não é o seu: o nome ou as duas letras

urgent-for-country = Isto é para: { $country }. Para outro país: { CMD("urgent GB") }
urgent-which-country = Em que país está? Se me disser, dou os números que lá conheço. Por exemplo: { CMD("urgent GB") }
urgent-no-more = Não conheço mais linhas nesse país. Aqui há listas de todo o mundo:
urgent-none-young = Não conheço lá nenhuma linha só para jovens. Estas são para todas as pessoas:
urgent-not-working-which = Qual não funcionou?
urgent-not-working-thanks = Agradeço. Anotei para a moderação que { $name } não funcionou, e não quem o disse. Outros:

## Exercícios curtos

command-calm = um exercício curto, passo a passo
calm-offer = Um exercício curto
calm-list = Qual? Cada um demora alguns minutos, e pode parar a qualquer momento. Nenhum é um tratamento.
calm-more-body = Para o corpo e os sentidos
calm-more-head = Para pensamentos e impulsos
calm-more-doing = Algo para fazer, ou para descansar
calm-no-treatment = Isto não é um tratamento. Pare se não lhe fizer bem.
calm-begin = Começar
calm-next = Seguinte
calm-stop = Parar aqui
calm-again = Outra vez
calm-instead = Em vez disso: { $exercise }
calm-someone = Alguém com quem falar
calm-end = É tudo. Não tem de ter ajudado.
calm-stopped = Está bem. Parar não faz mal.

calm-box-label = Respirar em quadrado
calm-box = Respirar em quadrado, cerca de três minutos. Inspirar, esperar, expirar, esperar: quatro tempos de cada vez. Se esperar sem ar lhe custa, escolha o outro.
calm-box-1 = Sente-se, fique de pé ou deite-se, como quiser. Deixe os ombros como estão.
calm-box-2 = Inspire enquanto conta até quatro.
calm-box-3 = Espere, e conte até quatro. Menos também serve.
calm-box-4 = Expire enquanto conta até quatro.
calm-box-5 = Espere outra vez, até quatro no máximo.
calm-box-6 = O mesmo mais três vezes, tão devagar ou tão depressa como lhe der jeito.

calm-out-label = Expirar mais devagar
calm-out = Expirar mais devagar, cerca de dois minutos. Se é desagradável prestar atenção à respiração, escolha o outro.
calm-out-1 = Inspire suavemente enquanto conta até três.
calm-out-2 = Expire devagar enquanto conta até cinco, como por uma palhinha ou um canudo.
calm-out-3 = Se contar cansa, deixe. Basta que o ar demore mais a sair do que a entrar.
calm-out-4 = Mais cinco assim, como vierem.

calm-senses-label = 5-4-3-2-1
calm-senses = 5-4-3-2-1, cerca de três minutos: o que está agora à sua volta. Na cabeça, em voz alta ou por escrito, tudo serve. Há outro sem ver nem cheirar.
calm-senses-1 = Cinco coisas que vê. As pequenas também contam.
calm-senses-2 = Quatro coisas em que pode tocar: uma manga, a mesa, o chão.
calm-senses-3 = Três sons. Uma sala calada também os tem.
calm-senses-4 = Dois cheiros, ou dois em que gosta de pensar.
calm-senses-5 = Uma coisa perto de si que está bem como está.

calm-touch-label = Tocar e ouvir
calm-touch = Tocar e ouvir, cerca de três minutos, sem ver nem cheirar. Na cabeça ou em voz alta, ambas servem.
calm-touch-1 = Cinco coisas ao seu alcance: toque-lhes, uma após a outra.
calm-touch-2 = Quatro delas outra vez: qual é lisa, qual áspera, qual mole, qual dura?
calm-touch-3 = Três sons, perto ou longe.
calm-touch-4 = Dois sons em que gosta de pensar.
calm-touch-5 = Uma palavra de que gosta. Diga-a uma vez, ou pense nela.

calm-cool-label = Algo fresco na mão
calm-cool = Algo fresco na mão, cerca de dois minutos. Não com problemas de coração, nem se comer lhe custa neste momento; escolha então o outro. Sem gelo.
calm-cool-1 = Pegue em algo fresco: um copo de água, uma lata, uma pedra, uma colher.
calm-cool-2 = Segure-o. Onde está fresco: na palma, nos dedos?
calm-cool-3 = Mude de mão depois de um bocado. Sente-se diferente aí?
calm-cool-4 = Pouse-o quando bastar, e aqueça as mãos.

calm-muscles-label = Apertar e soltar
calm-muscles = Apertar e soltar, cerca de cinco minutos. Deixe de fora o que dói ou não se mexe. Com uma lesão, ou com dores, escolha o outro.
calm-muscles-1 = Mãos: feche os punhos, com metade da força. Conte até cinco e solte. Conte até dez.
calm-muscles-2 = Braços: dobre-os, aperte, conte até cinco, solte. Conte até dez.
calm-muscles-3 = Ombros: suba-os um pouco, conte até cinco, solte. Conte até dez.
calm-muscles-4 = Rosto: feche os olhos com força, conte até cinco, solte. Conte até dez.
calm-muscles-5 = Pés: carregue com eles para baixo, ou levante os dedos. Conte até cinco e solte. Conte até dez.
calm-muscles-6 = Agora nada, durante três respirações.

calm-feet-label = Pés no chão
calm-feet = Pés no chão, cerca de um minuto. Na cadeira, de pé ou na cama, tudo serve.
calm-feet-1 = Ponha os dois pés no chão, ou as mãos nos braços de uma cadeira.
calm-feet-2 = Carregue para baixo, conte devagar até cinco, solte. Três vezes.
calm-feet-3 = Empurre devagar uma parede, como para a mover, ou aperte uma palma contra a outra.
calm-feet-4 = Onde sente o chão, a cadeira ou a parede?

calm-name-label = Dar um nome
calm-wave-label = Esperar um impulso passar
calm-pause-label = Parar e escolher
calm-game-label = Um jogo para a cabeça
calm-worry-label = Uma hora para as preocupações
calm-write-label = Escrever e jogar fora
calm-letter-label = Uma carta gentil
calm-walk-label = Caminhar ou alongar
calm-task-label = Uma pequena tarefa
calm-place-label = Um lugar que faz bem
calm-message-label = Escrever a uma pessoa
calm-music-label = Uma lista de músicas
calm-sleep-label = Antes de dormir
calm-okay-label = Uma coisa que está bem
