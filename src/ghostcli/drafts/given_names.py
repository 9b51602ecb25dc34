"""The gender of frequent given names of eight languages, only of names for a single gender."""

from __future__ import annotations

from collections.abc import Mapping

_FEMALE = """
    abigail ada adela adele agata agatha agnes agneta aisha aida alba alice alicia alina alma amalia
    amanda amelia amelie amy ana anais angela angelica angelika angelina anita anja anke ann anna annabel
    anne annelie annette annie antje antonia aoife astrid aurelie aurora barbara beate beatrice beatriz
    becky bella berenice bernadette berta bettina beth betty bianca birgit birgitta bridget brigitte
    brigitta britta camila carina carla carlotta carmen carol carolina caroline catalina catarina caterina
    catherine cecilia cecile celeste celia celine charlotte chiara chloe christa christiane christina
    christine cindy claire clara claudia clementine colette concepcion constance cora cornelia cristina
    cynthia daisy dagmar dana daniela danielle daphne deborah debra delia delphine denise diana diane
    dolores dora doris dorothea dorothy ebba edith eileen elaine eleanor elena eleonora elin elisa
    elisabeth elise elizabeth ella ellen elke elsa elsie emilia emilie emily emma erica erika esmeralda
    esperanza estelle esther eugenie eva eve evelyn fabienne fatima federica felicia fernanda fiona flavia
    florence frances francesca francisca franziska frederique frida frieda gabriella gabriele gail
    genevieve georgina gerda gertrud gina giovanna gisela giulia gloria grace greta gudrun gunilla hanna
    hannah hanne harriet hazel heather hedwig heidi heike helen helena helene helga henriette hilary hilda
    hildegard holly ida ilse imelda ines inga inge ingeborg ingrid irene iris irma isabel isabella
    isabelle isla ivana jacqueline jana jane janet janice jeanette jeanne jennifer jenny jessica joan
    joanna josefa josefina josephine joyce juana judith julia juliana julie juliette justine jutta karen
    karin karla katarina kate katharina katherine kathleen kathrin kathryn katja katrin katy kerstin
    kirsten klara laetitia lara larissa laura lauren laurence lea leila lena leonie leonor leticia lidia
    lilian liliana lilly lily lina linda linnea lisa lisbeth liselotte liz lola lorena lorraine louise
    lourdes lucia luciana lucie lucinda lucy luisa luise lydia lynn mabel madeleine magdalena maja manuela
    mara marcela marga margaret margarete margarita margit margot marguerite maria mariana marianne
    maribel marie marietta marijke marina marisol marjorie marlene marta martha martina martine mary
    mathilde matilda maud maureen maya mechthild megan melanie melissa mercedes meredith michaela michele
    miranda miriam moira molly monica monika monique myriam nadia nadine nancy naomi natalia natalie
    nathalie nele nina nora noelia norma odette olga olivia oriana ottilie paloma pamela patricia patty
    paula paulina pauline penelope petra phoebe pilar priya rachel raquel rebecca regina regine renata
    renate rita roberta rocio rosa rosalie rosalind rosario rosemary ruth sabine sabrina sally samantha
    sandra sanna sara sarah saskia selma sharon sheila shirley sigrid silke silvia simona sofia sofie
    soledad solveig sonia sonja sophia sophie stella stefania stefanie stephanie susan susana susanna
    susanne suzanne svenja sylvia sylvie tabea tamara tanja tatiana teresa tess tessa therese tilda tina
    trudy ulla ulrike ursula ute valentina valeria valerie vanessa vera verena veronica veronika veronique
    victoria viola violet virginia virginie viviana vivian wendy wilhelmina wilma ximena xenia yolanda
    yvette yvonne zoe zofia
"""
_MALE = """
    aaron abdul abel abraham achim adam adolfo adrien agustin ahmed alain alan albert alberto aldo
    alessandro alejandro alexander alexandre alfonso alfred alfredo ali alistair allan alvaro amadeo amir
    anders andreas andres andrew angus anselm anthony antoine anton antonio armando arne arnold arthur
    arturo axel barry bart bartholomew bastian benedict benedikt benjamin benoit ben bernard bernardo
    bernd bert bertram bjorn bob boris brad brandon brendan brian bruce bruno bryan burkhard caleb carl
    carlo carlos carsten cedric cesar charles christian christoph christophe christopher clemens clement
    colin conrad constantin craig cyril damian damien dan daniel dario darren dave david declan denis
    dennis derek detlef diego dieter dietmar dietrich dimitri dirk domenico dominik donald douglas duncan
    eamon eckhard edgar edmund eduardo edward edwin egon elias emanuel emil emilio emmanuel enrico enrique
    erhard eric erich erik ernest ernesto ernst esteban etienne eugen eugene ezra fabian fabien fabio
    federico felipe felix ferdinand fernando filip filippo finn florian francesco francis francisco franco
    francois frank franz fred frederic frederick friedrich fritz gareth gary gaston geoffrey georg george
    georges gerald gerard gerardo gerd gerhard gianni gilbert gilles giorgio giovanni giuseppe glenn
    gordon graham gregory guido guillaume guillermo gunter gunnar gunther gustav gustavo hans harald
    harold harry hartmut hector heiko heiner heinrich heinz helmut hendrik henning henri henrik henry
    herbert heribert hermann holger horst howard hubert hugh hugo hugues ian ignacio igor ingo isaac
    ismael ivan ivo jaap jack jacob jacques jaime jakob james jan javier jason jeff jeffrey jens jeremy
    jerome jerry jesus jim joachim joao joaquin jochen joel joerg johan johann johannes john jon jonas
    jonathan jorg jorge jose josef joseph joshua juan jules julien julio juergen jurgen justin kaspar
    keith ken kenneth kevin klaus konrad kristian kurt lars laurent lawrence leif len lennart leo leon
    leonard leonardo leopold lionel lorenz lorenzo lothar louis lucas luciano ludwig luigi luis lukas luke
    magnus malcolm manfred manuel marc marcel marcello marco marcos marcus mario mark markus martin marvin
    massimo mateo mathias mathieu mats matteo matthew matthias mattias maurice mauro max maximilian
    michael michel miguel mike mikael mohamed mohammed moritz nathan nathaniel neil nelson nicholas
    nicolas niels nigel niklas nikolaus nils noah norbert norman olaf ole oliver olivier omar orlando
    oscar oskar otto owen pablo pascal paul paulo pedro pekka per peter petr philip philipp philippe
    pierre pieter pietro rafael rainer ralf ralph ramon raoul raul raymond reinhard rene reynaldo ricardo
    riccardo richard rob robert roberto roderick rodrigo roger roland rolf roman ronald ross roy rudi
    rudiger rudolf rupert russell samuel santiago scott sean sebastian serge sergio seth siegfried simon
    stanley stefan stefano stephan stephen steve steven stewart stuart sven tadeusz ted thaddeus theo
    theodor theodore thierry thomas tim timo timothy tobias todd tom tomas tommaso tony torsten tristan
    udo ulf uli ulrich umberto urs uwe valentin vicente victor viktor vincent vincenzo vladimir volker
    walter warren werner wilfried wilhelm willem william winfried wolf wolfgang xavier yannick yves
    zachary
"""

GENDERS: Mapping[str, str] = {
    **dict.fromkeys(_FEMALE.split(), "f"),
    **dict.fromkeys(_MALE.split(), "m"),
}
"""`f` or `m` by folded given name. Names for both genders (Andrea, Kim, Robin, Jean) are left out."""
