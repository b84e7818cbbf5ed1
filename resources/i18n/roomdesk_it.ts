<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_GB">
<context>
    <name>Agenda</name>
    <message>
        <source>floor {floor}</source>
        <translation>piano {floor}</translation>
    </message>
    <message>
        <source>step-free</source>
        <translation>accessibile senza gradini</translation>
    </message>
    <message>
        <source>Layouts: {names}</source>
        <translation>Allestimenti: {names}</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>Occupata</translation>
    </message>
    <message>
        <source>videoconference</source>
        <translation>videoconferenza</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>ripetuta</translation>
    </message>
    <message>
        <source>private</source>
        <translation>riservata</translation>
    </message>
    <message>
        <source>organized by you</source>
        <translation>organizzata da te</translation>
    </message>
    <message>
        <source>people arrived at {time}</source>
        <translation>arrivati alle {time}</translation>
    </message>
    <message>
        <source>press Enter for the details</source>
        <translation>Invio per i dettagli</translation>
    </message>
    <message>
        <source>Dragged out of the window it is a calendar file.</source>
        <translation>Se la trascini fuori dalla finestra diventa un file di calendario.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Choose a booking first.</source>
        <translation>Scegli prima una prenotazione.</translation>
    </message>
    <message>
        <source>This booking is private: what it holds cannot be taken over.</source>
        <translation>Questa prenotazione è riservata: il suo contenuto non si può riprendere.</translation>
    </message>
    <message>
        <source>{verdict}. Nothing was changed.</source>
        <translation>{verdict}. Non è stato cambiato nulla.</translation>
    </message>
    <message>
        <source>Choose a booking of yours at whose time other rooms are free.</source>
        <translation>Scegli una tua prenotazione: si può collegare una sala libera a quell’ora.</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>Salva l’invito</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>File di calendario (*.ics)</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}. Choose another folder.</source>
        <translation>{file} non è stato scritto: {reason}. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Salvato: {file}</translation>
    </message>
    <message>
        <source>More calls than the line of {site} carries.</source>
        <translation>Più chiamate di quante ne regga la linea di {site}.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>Vai al giorno</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nuova prenotazione</translation>
    </message>
    <message>
        <source>Rooms and days of the week</source>
        <translation>Sale e giorni della settimana</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Giorni del mese</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifica…</translation>
    </message>
    <message>
        <source>Move, change rooms…</source>
        <translation>Sposta, cambia sale…</translation>
    </message>
    <message>
        <source>Book another like it…</source>
        <translation>Prenotane un’altra simile…</translation>
    </message>
    <message>
        <source>Show in the day</source>
        <translation>Mostra nel giorno</translation>
    </message>
    <message>
        <source>People have arrived</source>
        <translation>Persone arrivate</translation>
    </message>
    <message>
        <source>Invitations…</source>
        <translation>Inviti…</translation>
    </message>
    <message>
        <source>Prepare the room…</source>
        <translation>Prepara la sala…</translation>
    </message>
    <message>
        <source>Save .ics</source>
        <translation>Salva .ics</translation>
    </message>
    <message>
        <source>Cancel with a reason…</source>
        <translation>Annulla con un motivo…</translation>
    </message>
    <message>
        <source>Walk over meetings and free time</source>
        <translation>Passa da una riunione all’altra e sul tempo libero</translation>
    </message>
    <message>
        <source>To the first, the last hour</source>
        <translation>Alla prima, all’ultima ora</translation>
    </message>
    <message>
        <source>To the first, the last room</source>
        <translation>Alla prima, all’ultima sala</translation>
    </message>
    <message>
        <source>Draw free time shorter, longer; 5 minutes with Alt</source>
        <translation>Accorcia, allunga il tempo libero da prenotare; con Alt di 5 minuti</translation>
    </message>
    <message>
        <source>Read the meeting, or book the free time</source>
        <translation>Leggi la riunione, o prenota il tempo libero</translation>
    </message>
    <message>
        <source>Cancel the meeting</source>
        <translation>Annulla la riunione</translation>
    </message>
    <message>
        <source>Take a drag or a move back</source>
        <translation>Lascia perdere un trascinamento o uno spostamento</translation>
    </message>
    <message>
        <source>Menu of what can be done here</source>
        <translation>Menu di ciò che si può fare qui</translation>
    </message>
    <message>
        <source>New booking here…</source>
        <translation>Nuova prenotazione qui…</translation>
    </message>
    <message>
        <source>Show this day</source>
        <translation>Mostra questo giorno</translation>
    </message>
    <message>
        <source>Search meetings or rooms</source>
        <translation>Cerca riunioni o sale</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>A week back</source>
        <translation>Indietro di una settimana</translation>
    </message>
    <message>
        <source>A week forward</source>
        <translation>Avanti di una settimana</translation>
    </message>
    <message>
        <source>Day view</source>
        <translation>Vista giorno</translation>
    </message>
    <message>
        <source>Week view</source>
        <translation>Vista settimana</translation>
    </message>
    <message>
        <source>Month view</source>
        <translation>Vista mese</translation>
    </message>
    <message>
        <source>List view</source>
        <translation>Vista elenco</translation>
    </message>
    <message>
        <source>Edit the booking</source>
        <translation>Modifica la prenotazione</translation>
    </message>
    <message>
        <source>Move the booking</source>
        <translation>Sposta la prenotazione</translation>
    </message>
    <message>
        <source>Invitations of the booking</source>
        <translation>Inviti della prenotazione</translation>
    </message>
    <message>
        <source>Prepare the booking&apos;s rooms</source>
        <translation>Prepara le sale della prenotazione</translation>
    </message>
    <message>
        <source>Book another like it</source>
        <translation>Prenotane un’altra simile</translation>
    </message>
    <message>
        <source>Link another room</source>
        <translation>Collega un’altra sala</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Rileggi</translation>
    </message>
    <message>
        <source>Bookings of the day</source>
        <translation>Prenotazioni del giorno</translation>
    </message>
    <message>
        <source>No room fits: choose other sites at the side, or other rooms above.</source>
        <translation>Nessuna sala corrisponde: scegli altre sedi qui a fianco, o altre sale qui sopra.</translation>
    </message>
    <message>
        <source>There are no rooms yet. An administrator adds them in “Sites and rooms”.</source>
        <translation>Non ci sono ancora sale. Un amministratore le aggiunge in «Sedi e sale».</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libera</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libera</translation>
    </message>
    <message>
        <source>{room} is in this meeting already</source>
        <translation>{room} è già in questa riunione</translation>
    </message>
    <message>
        <source>too short or too long for {room}</source>
        <translation>troppo breve o troppo lunga per {room}</translation>
    </message>
    <message>
        <source>taken until {time}: {title}</source>
        <translation>occupata fino alle {time}: {title}</translation>
    </message>
    <message>
        <source>At {time}</source>
        <translation>Alle {time}</translation>
    </message>
    <message>
        <source>In {room}</source>
        <translation>In {room}</translation>
    </message>
    <message>
        <source>This booking is private: only its organizer or the reception can move it.</source>
        <translation>Questa prenotazione è riservata: solo chi la organizza o la reception può spostarla.</translation>
    </message>
    <message>
        <source>Only {organizer}, the reception or an administrator can move this booking.</source>
        <translation>Solo {organizer}, la reception o un amministratore può spostare questa prenotazione.</translation>
    </message>
    <message>
        <source>not free</source>
        <translation>non libera</translation>
    </message>
    <message>
        <source>This meeting was just changed by somebody else. It was not moved.</source>
        <translation>Qualcun altro ha appena cambiato questa riunione. Non è stata spostata.</translation>
    </message>
    <message>
        <source>Moving: arrows move, Shift and arrows change the end, Enter confirms, Esc leaves</source>
        <translation>Spostamento: le frecce spostano, Maiusc e frecce cambiano la fine, Invio conferma, Esc lascia</translation>
    </message>
    <message>
        <source>Not moved</source>
        <translation>Non spostata</translation>
    </message>
    <message>
        <source>free until {time}</source>
        <translation>libera fino alle {time}</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>Annulla prenotazione</translation>
    </message>
    <message>
        <source>Arrived: {title}.</source>
        <translation>Arrivati: {title}.</translation>
    </message>
    <message>
        <source>Not arrived: {title}.</source>
        <translation>Non ancora arrivati: {title}.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Sposta</translation>
    </message>
    <message>
        <source>Moved: {title}, {when}, {rooms}.</source>
        <translation>Spostata: {title}, {when}, {rooms}.</translation>
    </message>
    <message>
        <source>Changed: {title}.</source>
        <translation>Modificata: {title}.</translation>
    </message>
    <message>
        <source>This cannot be undone now. {reason}</source>
        <translation>Ora non si può annullare. {reason}</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Non è stato cambiato nulla.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Giorno</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Orario</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titolo</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Organizer</source>
        <translation>Organizza</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>List of meetings</source>
        <translation>Elenco delle riunioni</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Giorno</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dalle</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Sale</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Settimana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mese</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Elenco</translation>
    </message>
    <message>
        <source>Meeting or room</source>
        <translation>Riunione o sala</translation>
    </message>
    <message>
        <source>Show only rooms with seats and equipment</source>
        <translation>Mostra solo le sale con i posti e le dotazioni che servono</translation>
    </message>
    <message>
        <source>Seats at least</source>
        <translation>Posti almeno</translation>
    </message>
    <message>
        <source>Seats at least: </source>
        <translation>Posti almeno: </translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>{percent} % of hours booked</source>
        <translation>ore occupate: {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Add {room} to the meeting</source>
        <translation>Aggiungi {room} alla riunione</translation>
    </message>
    <message>
        <source>This booking is private: only its organizer or the reception can change it.</source>
        <translation>Questa prenotazione è riservata: solo chi la organizza o la reception può modificarla.</translation>
    </message>
    <message>
        <source>This booking cannot be changed any more: {state}.</source>
        <translation>Questa prenotazione non si può più modificare: {state}.</translation>
    </message>
    <message>
        <source>Only {organizer}, the reception or an administrator can change this booking.</source>
        <translation>Solo {organizer}, la reception o un amministratore può modificare questa prenotazione.</translation>
    </message>
    <message>
        <source>Nobody is invited.</source>
        <translation>Nessuno è invitato.</translation>
    </message>
    <message>
        <source>The booking is not approved yet.</source>
        <translation>La prenotazione non è ancora approvata.</translation>
    </message>
    <message>
        <source>Arrivals are noted on the day of the meeting.</source>
        <translation>Gli arrivi si segnano il giorno della riunione.</translation>
    </message>
    <message>
        <source>Tell them…</source>
        <translation>Avvisa…</translation>
    </message>
    <message>
        <source>You enter as a guest: {why}</source>
        <translation>Entri come ospite: {why}</translation>
    </message>
    <message>
        <source>The service is being asked again.</source>
        <translation>Il servizio viene interrogato di nuovo.</translation>
    </message>
    <message>
        <source>{count} bkgs</source>
        <translation>{count} pren.</translation>
    </message>
    <message>
        <source>This room is not shown: choose its site at the side.</source>
        <translation>Questa sala non è mostrata: scegli la sua sede qui a fianco.</translation>
    </message>
</context>
<context>
    <name>Booking</name>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>At that time</source>
        <translation>In quell’orario</translation>
    </message>
    <message>
        <source>How it fits</source>
        <translation>Quanto è adatta</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Impianti</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libera</translation>
    </message>
    <message>
        <source>Floor {floor}</source>
        <translation>Piano {floor}</translation>
    </message>
    <message>
        <source>step-free</source>
        <translation>accessibile</translation>
    </message>
    <message>
        <source>&amp;Private: others see only that the room is occupied</source>
        <translation>Ri&amp;servata: gli altri vedono solo che la sala è occupata</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ultimo giorno</translation>
    </message>
    <message>
        <source>until a day</source>
        <translation>fino al giorno</translation>
    </message>
    <message>
        <source>so many times</source>
        <translation>per un numero di volte</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>Quante volte</translation>
    </message>
    <message>
        <source>days</source>
        <translation>giorni</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>settimane</translation>
    </message>
    <message>
        <source>months</source>
        <translation>mesi</translation>
    </message>
    <message>
        <source>years</source>
        <translation>anni</translation>
    </message>
    <message>
        <source>Days, weeks, months or years</source>
        <translation>Giorni, settimane, mesi o anni</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Finisce</translation>
    </message>
    <message>
        <source>Ever&amp;y</source>
        <translation>&amp;Ogni</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Ogni giorno</translation>
    </message>
    <message>
        <source>Every working day, Monday to Friday</source>
        <translation>Ogni giorno lavorativo, da lunedì a venerdì</translation>
    </message>
    <message>
        <source>Every week on {weekday}</source>
        <translation>Ogni settimana, {weekday}</translation>
    </message>
    <message>
        <source>Every two weeks on {weekday}</source>
        <translation>Ogni due settimane, {weekday}</translation>
    </message>
    <message>
        <source>Every month on day {number}</source>
        <translation>Ogni mese, il giorno {number}</translation>
    </message>
    <message>
        <source>Every month on the first {weekday}</source>
        <translation>Ogni mese, il 1º {weekday}</translation>
    </message>
    <message>
        <source>Every month on the second {weekday}</source>
        <translation>Ogni mese, il 2º {weekday}</translation>
    </message>
    <message>
        <source>Every month on the third {weekday}</source>
        <translation>Ogni mese, il 3º {weekday}</translation>
    </message>
    <message>
        <source>Every month on the fourth {weekday}</source>
        <translation>Ogni mese, il 4º {weekday}</translation>
    </message>
    <message>
        <source>Every month on the fifth {weekday}</source>
        <translation>Ogni mese, il 5º {weekday}</translation>
    </message>
    <message>
        <source>Every month on the last {weekday}</source>
        <translation>Ogni mese, ultimo {weekday}</translation>
    </message>
    <message>
        <source>Every year on {number} {month}</source>
        <translation>Ogni anno, il {number} {month}</translation>
    </message>
    <message>
        <source>Otherwise…</source>
        <translation>Altro…</translation>
    </message>
    <message>
        <source>Only free ones</source>
        <translation>Solo libere</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>Così com’è</translation>
    </message>
    <message>
        <source>Chosen: {rooms}</source>
        <translation>Scelte: {rooms}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nessuna</translation>
    </message>
    <message>
        <source>A link of your own…</source>
        <translation>Un link proprio…</translation>
    </message>
    <message>
        <source>Link of your own</source>
        <translation>Link proprio</translation>
    </message>
    <message>
        <source>Search: name, office, equipment</source>
        <translation>Cerca: nome, sede, dotazioni</translation>
    </message>
    <message>
        <source>Search among the rooms</source>
        <translation>Cerca tra le sale</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Giorno</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Dalle</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>Chan&amp;ge</source>
        <translation>Modifi&amp;ca</translation>
    </message>
    <message>
        <source>Layo&amp;ut</source>
        <translation>Allesti&amp;mento</translation>
    </message>
    <message>
        <source>Peop&amp;le</source>
        <translation>&amp;Partecipanti</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>&amp;Ripetizione</translation>
    </message>
    <message>
        <source>&amp;Videoconference</source>
        <translation>&amp;Videoconferenza</translation>
    </message>
    <message>
        <source>V&amp;isitors</source>
        <translation>V&amp;isitatori</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nuova prenotazione</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Prenota</translation>
    </message>
    <message>
        <source>Edit booking</source>
        <translation>Modifica prenotazione</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>There is a draft of {day}, {time}: {title}</source>
        <translation>C’è una bozza di {day}, {time}: {title}</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>senza titolo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Being written. Another program has the database just now: this may take some seconds.</source>
        <translation>Viene scritta. Un altro programma sta usando l’archivio: può servire qualche secondo.</translation>
    </message>
    <message>
        <source>Book what I typed anew</source>
        <translation>Prenota di nuovo ciò che ho scritto</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>Mostrala com’è adesso</translation>
    </message>
    <message>
        <source>Save what I typed all the same</source>
        <translation>Salva comunque ciò che ho scritto</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titolo</translation>
    </message>
    <message>
        <source>&amp;Notes for the reception</source>
        <translation>&amp;Note per la reception</translation>
    </message>
    <message>
        <source>D&amp;escription, for those invited</source>
        <translation>D&amp;escrizione, per gli invitati</translation>
    </message>
    <message>
        <source>Roo&amp;ms, booked together or not at all</source>
        <translation>Sa&amp;le, prenotate insieme o nessuna</translation>
    </message>
    <message>
        <source>Occupied elsewhere {hours}</source>
        <translation>Occupata altrove {hours}</translation>
    </message>
    <message>
        <source>Occupied {hours}</source>
        <translation>Occupata {hours}</translation>
    </message>
    <message>
        <source>Fits best · {seats}</source>
        <translation>La più adatta · {seats}</translation>
    </message>
    <message>
        <source>Small for {people} · {seats}</source>
        <translation>Piccola per {people} · {seats}</translation>
    </message>
    <message>
        <source>Large for {people} · {seats}</source>
        <translation>Grande per {people} · {seats}</translation>
    </message>
    <message>
        <source>{site} · your office</source>
        <translation>{site} · la tua sede</translation>
    </message>
    <message>
        <source>{site} · {km} km away</source>
        <translation>{site} · a {km} km</translation>
    </message>
    <message>
        <source>Line of {site}, HD calls at that time: {calls} of {carries}</source>
        <translation>Linea {site}, chiamate HD in quell’orario: {calls} su {carries}</translation>
    </message>
    <message>
        <source>With linked rooms {km} km and {hours} hours of journeys are avoided</source>
        <translation>Con le sale collegate si evitano {km} km e {hours} ore di trasferta</translation>
    </message>
    <message>
        <source>the link is in use {hours}</source>
        <translation>link occupato {hours}</translation>
    </message>
    <message>
        <source>{room} occupied elsewhere {hours}</source>
        <translation>{room} occupata altrove {hours}</translation>
    </message>
    <message>
        <source>{room} occupied {hours}</source>
        <translation>{room} occupata {hours}</translation>
    </message>
    <message>
        <source>Name or address, then Enter</source>
        <translation>Nome o indirizzo, poi Invio</translation>
    </message>
    <message>
        <source>{fault} {value}</source>
        <translation>{fault} {value}</translation>
    </message>
    <message>
        <source>{name} added</source>
        <translation>{name}: aggiunto</translation>
    </message>
    <message>
        <source>{name} taken away</source>
        <translation>{name}: tolto</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>Togli {name}</translation>
    </message>
    <message>
        <source>Book the free dates only</source>
        <translation>Prenota solo le date libere</translation>
    </message>
    <message>
        <source>Dates of the repetition</source>
        <translation>Date della ripetizione</translation>
    </message>
    <message>
        <source>Leave out the dates that are not free</source>
        <translation>Salta le date non libere</translation>
    </message>
    <message>
        <source>time</source>
        <translation>orario</translation>
    </message>
    <message>
        <source>rooms</source>
        <translation>sale</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titolo</translation>
    </message>
    <message>
        <source>description</source>
        <translation>descrizione</translation>
    </message>
    <message>
        <source>notes for the reception</source>
        <translation>note per la reception</translation>
    </message>
    <message>
        <source>layout</source>
        <translation>allestimento</translation>
    </message>
    <message>
        <source>visitors</source>
        <translation>visitatori</translation>
    </message>
    <message>
        <source>who sees it</source>
        <translation>riservatezza</translation>
    </message>
    <message>
        <source>videoconference</source>
        <translation>videoconferenza</translation>
    </message>
    <message>
        <source>people</source>
        <translation>partecipanti</translation>
    </message>
    <message>
        <source>state</source>
        <translation>stato</translation>
    </message>
    <message>
        <source>Not booked. What you typed is kept.</source>
        <translation>Non prenotata. Ciò che hai scritto è conservato.</translation>
    </message>
    <message>
        <source>Not saved. What you typed is kept while the window is open.</source>
        <translation>Non salvata. Ciò che hai scritto resta finché la finestra è aperta.</translation>
    </message>
    <message>
        <source>Not booked. The draft “{title}” is kept.</source>
        <translation>Non prenotata. La bozza «{title}» è conservata.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Commands and meetings</source>
        <translation>Comandi e riunioni</translation>
    </message>
    <message>
        <source>What do you want to do, or which meeting do you look for?</source>
        <translation>Che cosa vuoi fare, o quale riunione cerchi?</translation>
    </message>
    <message>
        <source>Command or meeting</source>
        <translation>Comando o riunione</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trovati</translation>
    </message>
    <message>
        <source>Nothing found: try fewer letters, or another word.</source>
        <translation>Non ho trovato nulla: prova con meno lettere, o con un’altra parola.</translation>
    </message>
</context>
<context>
    <name>Commissioning</name>
    <message>
        <source>Hand a room over</source>
        <translation>Collaudo di una sala</translation>
    </message>
    <message>
        <source>{room} (begun)</source>
        <translation>{room} (cominciato)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Controllo in corso…</translation>
    </message>
    <message>
        <source>Labels {room}</source>
        <translation>Etichette {room}</translation>
    </message>
    <message>
        <source>Acceptance {room}</source>
        <translation>Collaudo {room}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Passi</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Sala</translation>
    </message>
    <message>
        <source>Kept on this computer.</source>
        <translation>Conservato su questo computer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Comincia di nuovo</translation>
    </message>
    <message>
        <source>Acceptance report (PDF)…</source>
        <translation>Verbale di collaudo (PDF)…</translation>
    </message>
    <message>
        <source>For the &amp;installer</source>
        <translation>Per l’&amp;installatore</translation>
    </message>
    <message>
        <source>For the &amp;municipality</source>
        <translation>Per l’&amp;ente</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>N&amp;ote</translation>
    </message>
    <message>
        <source>Signed on {when}</source>
        <translation>Firmato il {when}</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Apparati</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Controlli</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etichette</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Firme</translation>
    </message>
    <message>
        <source>Add what was installed under Sites and rooms: name, driver, address.</source>
        <translation>Aggiungi in Sedi e sale ciò che è stato installato: nome, driver, indirizzo.</translation>
    </message>
    <message>
        <source>Each device answers and is in order now, or is taken over as it is, with a reason.</source>
        <translation>Ogni apparato risponde ed è in ordine adesso, oppure è accettato così com’è, con un motivo.</translation>
    </message>
    <message>
        <source>A photo shows people which room it is, and how it was handed over.</source>
        <translation>Una foto mostra qual è la sala e come è stata consegnata.</translation>
    </message>
    <message>
        <source>Print the labels, stick them on, and tick each that sticks.</source>
        <translation>Stampa le etichette, applicale e spunta quelle applicate.</translation>
    </message>
    <message>
        <source>Once all else is done, both sides sign, and the report is printed.</source>
        <translation>Quando tutto il resto è fatto, le due parti firmano e si stampa il verbale.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fatto</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>da fare</translation>
    </message>
    <message>
        <source>No device yet.</source>
        <translation>Ancora nessun apparato.</translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation>Controlla tutti ora</translation>
    </message>
    <message>
        <source>not checked since the work began</source>
        <translation>non controllato da quando sono cominciati i lavori</translation>
    </message>
    <message>
        <source>Taken over as it is, because…</source>
        <translation>Accettato così com’è, perché…</translation>
    </message>
    <message>
        <source>Remark on {device}</source>
        <translation>Riserva su {device}</translation>
    </message>
    <message>
        <source>There is a photo of the room.</source>
        <translation>C’è una foto della sala.</translation>
    </message>
    <message>
        <source>No photo yet.</source>
        <translation>Ancora nessuna foto.</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>Scegli una foto…</translation>
    </message>
    <message>
        <source>Print the labels…</source>
        <translation>Stampa le etichette…</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n linked room(s)</source>
        <translation>
            <numerusform>%n sala collegata</numerusform>
            <numerusform>%n sale collegate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Invitation sent to %n person(s)</source>
        <translation>
            <numerusform>Invito inviato a %n persona</numerusform>
            <numerusform>Invito inviato a %n persone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) on the way</source>
        <translation>
            <numerusform>%n messaggio in partenza</numerusform>
            <numerusform>%n messaggi in partenza</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) of that calendar cannot be read: they are not known here.</source>
        <translation>
            <numerusform>%n riunione di quel calendario non si legge: qui non è nota.</numerusform>
            <numerusform>%n riunioni di quel calendario non si leggono: qui non sono note.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) do not know yet how the meeting stands now</source>
        <translation>
            <numerusform>%n persona non sa ancora com’è ora la riunione</numerusform>
            <numerusform>%n persone non sanno ancora com’è ora la riunione</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) cancelled.</source>
        <translation>
            <numerusform>%n prenotazione annullata.</numerusform>
            <numerusform>%n prenotazioni annullate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed: the others are done.</source>
        <translation>
            <numerusform>Un passo non è riuscito: gli altri sono fatti.</numerusform>
            <numerusform>%n passi non sono riusciti: gli altri sono fatti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n step(s) done</source>
        <translation>
            <numerusform>{done} di %n passo fatto</numerusform>
            <numerusform>{done} di %n passi fatti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seats for %n visitor(s)</source>
        <translation>
            <numerusform>Posto per %n ospite</numerusform>
            <numerusform>Posti per %n ospiti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more minute(s), until {time}</source>
        <translation>
            <numerusform>ancora %n minuto, fino alle {time}</numerusform>
            <numerusform>ancora %n minuti, fino alle {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s) to spare</source>
        <translation>
            <numerusform>1 in più</numerusform>
            <numerusform>%n in più</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n prenotazione</numerusform>
            <numerusform>%n prenotazioni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) booked.</source>
        <translation>
            <numerusform>Riunione prenotata.</numerusform>
            <numerusform>%n date prenotate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s), all free</source>
        <translation>
            <numerusform>%n data, libera</numerusform>
            <numerusform>%n date, tutte libere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not free</source>
        <translation>
            <numerusform>%n non libera</numerusform>
            <numerusform>%n non libere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) will be booked.</source>
        <translation>
            <numerusform>Si prenota %n data.</numerusform>
            <numerusform>Si prenotano %n date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) left out.</source>
        <translation>
            <numerusform>%n data saltata.</numerusform>
            <numerusform>%n date saltate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n sala</numerusform>
            <numerusform>%n sale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{accepted} of %n accepted</source>
        <translation>
            <numerusform>{accepted} su %n ha accettato</numerusform>
            <numerusform>{accepted} su %n hanno accettato</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) expected</source>
        <translation>
            <numerusform>%n visitatore atteso</numerusform>
            <numerusform>%n visitatori attesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It can be booked at most %n day(s) ahead.</source>
        <translation>
            <numerusform>Si può prenotare al massimo %n giorno prima.</numerusform>
            <numerusform>Si può prenotare al massimo %n giorni prima.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database holds %n site(s) already</source>
        <translation>
            <numerusform>Questo archivio contiene già %n sede</numerusform>
            <numerusform>Questo archivio contiene già %n sedi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be imported</source>
        <translation>
            <numerusform>%n riga non si può importare</numerusform>
            <numerusform>%n righe non si possono importare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n posto</numerusform>
            <numerusform>%n posti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e un’altra</numerusform>
            <numerusform>e altre %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n giorno</numerusform>
            <numerusform>%n giorni</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n sede</numerusform>
            <numerusform>%n sedi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) free</source>
        <translation>
            <numerusform>%n sala libera</numerusform>
            <numerusform>%n sale libere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This touches %n booking(s), which stay(s) booked:</source>
        <translation>
            <numerusform>Coinvolge %n prenotazione, che resta valida:</numerusform>
            <numerusform>Coinvolge %n prenotazioni, che restano valide:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n volta</numerusform>
            <numerusform>%n volte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in this file</source>
        <translation>
            <numerusform>%n riunione in questo file</numerusform>
            <numerusform>%n riunioni in questo file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) this week</source>
        <translation>
            <numerusform>%n riunione questa settimana</numerusform>
            <numerusform>%n riunioni questa settimana</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s)</source>
        <translation>
            <numerusform>%n data</numerusform>
            <numerusform>%n date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>tra %n minuto</numerusform>
            <numerusform>tra %n minuti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) now or about to begin</source>
        <translation>
            <numerusform>%n riunione in corso o in arrivo</numerusform>
            <numerusform>%n riunioni in corso o in arrivo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n avviso nuovo</numerusform>
            <numerusform>%n avvisi nuovi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) not read yet</source>
        <translation>
            <numerusform>%n avviso da leggere</numerusform>
            <numerusform>%n avvisi da leggere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in order</source>
        <translation>
            <numerusform>in ordine</numerusform>
            <numerusform>in ordine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>need(s) attention</source>
        <translation>
            <numerusform>da verificare</numerusform>
            <numerusform>da verificare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>faulty</source>
        <translation>
            <numerusform>guasto</numerusform>
            <numerusform>guasti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not checked</source>
        <translation>
            <numerusform>non controllato</numerusform>
            <numerusform>non controllati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) held in another room</source>
        <translation>
            <numerusform>%n riunione in un’altra sala</numerusform>
            <numerusform>%n riunioni in un’altra sala</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n misura</numerusform>
            <numerusform>%n misure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed in a row</source>
        <translation>
            <numerusform>%n controllo fallito di fila</numerusform>
            <numerusform>%n controlli falliti di fila</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) checked</source>
        <translation>
            <numerusform>%n apparato controllato</numerusform>
            <numerusform>%n apparati controllati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) opened</source>
        <translation>
            <numerusform>%n guasto aperto</numerusform>
            <numerusform>%n guasti aperti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in order</source>
        <translation>
            <numerusform>%n in ordine</numerusform>
            <numerusform>%n in ordine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n da verificare</numerusform>
            <numerusform>%n da verificare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faulty</source>
        <translation>
            <numerusform>%n guasto</numerusform>
            <numerusform>%n guasti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n non controllato</numerusform>
            <numerusform>%n non controllati</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Something went wrong in RoomDesk</source>
        <translation>Qualcosa non ha funzionato in RoomDesk</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapporto</translation>
    </message>
    <message>
        <source>An error that should not happen</source>
        <translation>Un errore che non dovrebbe accadere</translation>
    </message>
    <message>
        <source>Bookings that were confirmed are safe. Send this report to whoever supports you.</source>
        <translation>Le prenotazioni confermate sono al sicuro. Invia questo rapporto a chi ti dà assistenza.</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copia il rapporto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details of the booking</source>
        <translation>Dettagli della prenotazione</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Sposta</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivati</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Inviti</translation>
    </message>
    <message>
        <source>Prepare the room…</source>
        <translation>Prepara la sala…</translation>
    </message>
    <message>
        <source>Save .ics</source>
        <translation>Salva .ics</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>Annulla prenotazione</translation>
    </message>
    <message>
        <source>No booking chosen</source>
        <translation>Nessuna prenotazione scelta</translation>
    </message>
    <message>
        <source>Choose a booking to see it here. Draw over free time to book it.</source>
        <translation>Scegli una prenotazione per vederla qui. Trascina sul tempo libero per prenotarlo.</translation>
    </message>
    <message>
        <source>Not arrived</source>
        <translation>Non arrivati</translation>
    </message>
    <message>
        <source>Put the room to rest…</source>
        <translation>Spegni la sala…</translation>
    </message>
    <message>
        <source>Drag it into a folder or a message as a calendar file</source>
        <translation>Trascinala in una cartella o in un messaggio come file di calendario</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Riservata</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>The booking stands; the service is still to make the link.</source>
        <translation>La prenotazione c’è; il servizio deve ancora preparare il link.</translation>
    </message>
    <message>
        <source>The service does not know yet how the meeting stands now.</source>
        <translation>Il servizio non sa ancora com’è adesso la riunione.</translation>
    </message>
    <message>
        <source>The booking stands, but the service has not made the link.</source>
        <translation>La prenotazione vale, ma il servizio non ha creato il link.</translation>
    </message>
    <message>
        <source>Ask the service again</source>
        <translation>Chiedi di nuovo al servizio</translation>
    </message>
    <message>
        <source>Meeting ID {id}</source>
        <translation>ID riunione {id}</translation>
    </message>
    <message>
        <source>PIN {pin}</source>
        <translation>PIN {pin}</translation>
    </message>
    <message>
        <source>By phone {number}</source>
        <translation>Per telefono {number}</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entra</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Videoconference</source>
        <translation>Videoconferenza</translation>
    </message>
    <message>
        <source>The line of {site} carries {carries} HD calls; {calls} are booked at that time.</source>
        <translation>La linea {site} regge {carries} chiamate HD; in quell’orario ne sono prenotate {calls}.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Partecipanti</translation>
    </message>
    <message>
        <source>organizes</source>
        <translation>organizza</translation>
    </message>
    <message>
        <source>Journeys avoided: {km} km · {hours} hours</source>
        <translation>Trasferte evitate: {km} km · {hours} ore</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Allestimento</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrizione</translation>
    </message>
    <message>
        <source>Notes for the reception</source>
        <translation>Note per la reception</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifiche</translation>
    </message>
    <message>
        <source>QR code of the link</source>
        <translation>Codice QR del link</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Join with a phone</source>
        <translation>Entra con il telefono</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>Modificata: {what}</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Prenotata</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Spostata</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullata</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approvata</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Respinta</translation>
    </message>
    <message>
        <source>People arrived</source>
        <translation>Persone arrivate</translation>
    </message>
    <message>
        <source>Arrival taken back</source>
        <translation>Arrivo tolto</translation>
    </message>
    <message>
        <source>Last change undone</source>
        <translation>Ultima modifica annullata</translation>
    </message>
</context>
<context>
    <name>Equipment</name>
    <message>
        <source>Fault open</source>
        <translation>Guasto aperto</translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation>Mai controllato</translation>
    </message>
    <message>
        <source>In maintenance</source>
        <translation>In manutenzione</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>In tutto</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Guasti</translation>
    </message>
    <message>
        <source>Availability of equipment</source>
        <translation>Disponibilità degli apparati</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Salva PDF</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Salva CSV</translation>
    </message>
    <message>
        <source>There is no equipment.</source>
        <translation>Non c’è nessun apparato.</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}.</source>
        <translation>{file} non è stato scritto: {reason}.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Salvato: {file}</translation>
    </message>
    <message>
        <source>Share of the opening hours without a fault, the worst devices first. A dash: not checked yet.</source>
        <translation>Quota delle ore di apertura senza guasti, prima gli apparati peggiori. Trattino: non ancora controllato.</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Apparato</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Esito</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Risposta</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Controllo</translation>
    </message>
    <message>
        <source>{code} is not among the devices that are shown.</source>
        <translation>{code} non è tra gli apparati mostrati.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etichette</translation>
    </message>
    <message>
        <source>Choose a device first.</source>
        <translation>Scegli prima un apparato.</translation>
    </message>
    <message>
        <source>Stopped: {checked}; what was found is kept.</source>
        <translation>Interrotto: {checked}; gli esiti trovati restano.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Rileggi</translation>
    </message>
    <message>
        <source>Search devices</source>
        <translation>Cerca apparati</translation>
    </message>
    <message>
        <source>Check the chosen device</source>
        <translation>Controlla l’apparato scelto</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Controlla tutto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Until I put it back in service</source>
        <translation>Finché non lo rimetto in servizio</translation>
    </message>
    <message>
        <source>Until this evening</source>
        <translation>Fino a stasera</translation>
    </message>
    <message>
        <source>For one day</source>
        <translation>Per un giorno</translation>
    </message>
    <message>
        <source>For one week</source>
        <translation>Per una settimana</translation>
    </message>
    <message>
        <source>For one month</source>
        <translation>Per un mese</translation>
    </message>
    <message>
        <source>It is checked as ever, but nobody is told of its faults until it is back.</source>
        <translation>Si controlla come sempre, ma nessuno viene avvisato dei suoi guasti finché non torna in servizio.</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>For how &amp;long</source>
        <translation>Per &amp;quanto tempo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Put into maintenance</source>
        <translation>Metti in manutenzione</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>About the device</source>
        <translation>Scheda dell’apparato</translation>
    </message>
    <message>
        <source>No device chosen</source>
        <translation>Nessun apparato scelto</translation>
    </message>
    <message>
        <source>Choose a device to see how it was found, and what its fault puts at risk.</source>
        <translation>Scegli un apparato per vedere come è stato trovato e che cosa mette a rischio il suo guasto.</translation>
    </message>
    <message>
        <source>There is no equipment yet</source>
        <translation>Non ci sono ancora apparati</translation>
    </message>
    <message>
        <source>An administrator adds it in “Sites and rooms”, to its room.</source>
        <translation>Un amministratore li aggiunge in «Sedi e sale», ciascuno alla sua sala.</translation>
    </message>
    <message>
        <source>Last finding</source>
        <translation>Ultimo esito</translation>
    </message>
    <message>
        <source>Open since {when}</source>
        <translation>Aperto da {when}</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Guasto</translation>
    </message>
    <message>
        <source>{who} knows of it</source>
        <translation>Preso in carico da {who}</translation>
    </message>
    <message>
        <source>{who} sees to it</source>
        <translation>Se ne occupa {who}</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Prendi in carico</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Assegna…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Nota…</translation>
    </message>
    <message>
        <source>Close the fault</source>
        <translation>Chiudi il guasto</translation>
    </message>
    <message>
        <source>Who is told…</source>
        <translation>Chi viene avvisato…</translation>
    </message>
    <message>
        <source>Since {when}, {who}</source>
        <translation>Da {when}, {who}</translation>
    </message>
    <message>
        <source>Until {when}</source>
        <translation>Fino a {when}</translation>
    </message>
    <message>
        <source>It is checked, but nobody is told of its faults.</source>
        <translation>Si controlla come sempre, ma nessuno viene avvisato dei suoi guasti.</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>Rimetti in servizio</translation>
    </message>
    <message>
        <source>Without a fault for {share} % of the opening hours of this month</source>
        <translation>Senza guasti per il {share}&#xa0;% delle ore di apertura di questo mese</translation>
    </message>
    <message>
        <source>Twelve months</source>
        <translation>Dodici mesi</translation>
    </message>
    <message>
        <source>All measurements…</source>
        <translation>Tutte le misure…</translation>
    </message>
    <message>
        <source>Measured in two weeks</source>
        <translation>Misurato in due settimane</translation>
    </message>
    <message>
        <source>Put into maintenance…</source>
        <translation>Metti in manutenzione…</translation>
    </message>
    <message>
        <source>The reception, technicians and administrators do this.</source>
        <translation>Lo fanno la reception, i tecnici e gli amministratori.</translation>
    </message>
    <message>
        <source>Prepare the room…</source>
        <translation>Prepara la sala…</translation>
    </message>
    <message>
        <source>Switch off the room…</source>
        <translation>Spegni la sala…</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Etichetta…</translation>
    </message>
    <message>
        <source>Technicians and administrators see to faults.</source>
        <translation>Dei guasti si occupano i tecnici e gli amministratori.</translation>
    </message>
    <message>
        <source>Meetings at risk this week</source>
        <translation>Riunioni a rischio nei prossimi sette giorni</translation>
    </message>
    <message>
        <source>None in this room.</source>
        <translation>Nessuna in questa sala.</translation>
    </message>
    <message>
        <source>Last seven days</source>
        <translation>Ultimi sette giorni</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Controlla ora</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Azioni</translation>
    </message>
    <message>
        <source>Propose another room</source>
        <translation>Proponi un’altra sala</translation>
    </message>
    <message>
        <source>Quarters of a day in the last seven days. {counts}</source>
        <translation>Quarti di giornata degli ultimi sette giorni. {counts}</translation>
    </message>
    <message>
        <source>Round of checks</source>
        <translation>Giro di controlli</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>Checking… {done} of {of}</source>
        <translation>Controllo in corso… {done} di {of}</translation>
    </message>
    <message>
        <source>&amp;Who sees to it: a colleague, a firm</source>
        <translation>&amp;Chi se ne occupa: un collega, una ditta</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>Acknowledged: {device}.</source>
        <translation>Preso in carico: {device}.</translation>
    </message>
    <message>
        <source>Assigned: {device}.</source>
        <translation>Assegnato: {device}.</translation>
    </message>
    <message>
        <source>In maintenance: {device}. It is checked, but nobody is told of its faults.</source>
        <translation>In manutenzione: {device}. Si controlla come sempre, ma nessuno viene avvisato dei suoi guasti.</translation>
    </message>
    <message>
        <source>Back in service: {device}.</source>
        <translation>Di nuovo in servizio: {device}.</translation>
    </message>
    <message>
        <source>Noted: {device}.</source>
        <translation>Annotato: {device}.</translation>
    </message>
    <message>
        <source>The fault is closed: {device}. Two failed checks would open another.</source>
        <translation>Guasto chiuso: {device}. Due controlli falliti di fila ne aprirebbero un altro.</translation>
    </message>
    <message>
        <source>No other room of this site with the same equipment is free for {title}.</source>
        <translation>Per «{title}» nessun’altra sala della sede con gli stessi impianti è libera.</translation>
    </message>
    <message>
        <source>{title}, {when}: which room instead?</source>
        <translation>«{title}», {when}: in quale altra sala?</translation>
    </message>
    <message>
        <source>{title} is now in {room}.</source>
        <translation>«{title}» ora è in {room}.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Con problemi</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linee</translation>
    </message>
    <message>
        <source>Availability…</source>
        <translation>Disponibilità…</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Etichette…</translation>
    </message>
    <message>
        <source>Labels with QR codes for all devices that are shown</source>
        <translation>Etichette con codice QR per tutti gli apparati mostrati</translation>
    </message>
    <message>
        <source>Hand a room over…</source>
        <translation>Collaudo…</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Impianti</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Apparati</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Chi</translation>
    </message>
    <message>
        <source>What they &amp;read</source>
        <translation>Che cosa &amp;legge</translation>
    </message>
    <message>
        <source>Line of {site}</source>
        <translation>Linea · {site}</translation>
    </message>
    <message>
        <source>Report for the operator (PDF)…</source>
        <translation>Rapporto per l’operatore (PDF)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Misure</translation>
    </message>
    <message>
        <source>This mail has been written already.</source>
        <translation>Questa e-mail è già stata scritta.</translation>
    </message>
    <message>
        <source>Mail about faults is turned off in the settings: nobody is told.</source>
        <translation>Le e-mail sui guasti sono spente nelle impostazioni: nessuno viene avvisato.</translation>
    </message>
    <message>
        <source>There is no meeting at risk whose people should be told by mail.</source>
        <translation>Non c’è nessuna riunione a rischio da segnalare per e-mail.</translation>
    </message>
    <message>
        <source>Organizers of meetings at risk and the reception are told once, and again when it is over.</source>
        <translation>Chi organizza riunioni a rischio e la reception vengono avvisati una volta, e di nuovo quando il guasto è risolto.</translation>
    </message>
    <message>
        <source>will be told</source>
        <translation>verrà avvisato</translation>
    </message>
    <message>
        <source>has been told</source>
        <translation>avvisato</translation>
    </message>
    <message>
        <source>not told: the mail was taken back</source>
        <translation>non avvisato: l’e-mail è stata ritirata</translation>
    </message>
    <message>
        <source>not told: the mail could not be sent</source>
        <translation>non avvisato: l’e-mail non è partita</translation>
    </message>
    <message>
        <source>perhaps told: the mail server fell silent</source>
        <translation>forse avvisato: il server di posta non ha più risposto</translation>
    </message>
    <message>
        <source>mail on its way</source>
        <translation>e-mail in partenza</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Non è stato ancora misurato nulla.</translation>
    </message>
    <message>
        <source>{count}, {below} below the guarantee. Medians: round trip {rtt} ms{rates}.</source>
        <translation>{count}, {below} sotto il garantito. Mediane: andata e ritorno {rtt} ms{rates}.</translation>
    </message>
    <message>
        <source>, {down} Mbit/s down and {up} up</source>
        <translation>, {down} Mbit/s in discesa e {up} in salita</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Discesa</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Salita</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Andata e ritorno</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Irregolarità</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Persi</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Voce</translation>
    </message>
    <message>
        <source>Guarantee</source>
        <translation>Garantito</translation>
    </message>
    <message>
        <source>below</source>
        <translation>sotto</translation>
    </message>
    <message>
        <source>Line {site}</source>
        <translation>Linea {site}</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>The meeting must end after it begins.</source>
        <translation>La riunione deve finire dopo che è iniziata.</translation>
    </message>
    <message>
        <source>There is no such time zone.</source>
        <translation>Questo fuso orario non esiste.</translation>
    </message>
    <message>
        <source>This time does not exist: the clocks go forward that night.</source>
        <translation>Quest’ora non esiste: quella notte si passa all’ora legale.</translation>
    </message>
    <message>
        <source>This time exists twice: the clocks go back that night.</source>
        <translation>Quest’ora esiste due volte: quella notte torna l’ora solare.</translation>
    </message>
    <message>
        <source>This is not a time.</source>
        <translation>Questa non è un’ora.</translation>
    </message>
    <message>
        <source>This is not a length of time.</source>
        <translation>Questa non è una durata.</translation>
    </message>
    <message>
        <source>This is not a day.</source>
        <translation>Questo non è un giorno.</translation>
    </message>
    <message>
        <source>A title is needed: one line of at most 200 characters.</source>
        <translation>Serve un titolo: una riga di al massimo 200 caratteri.</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>Questo testo è troppo lungo.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Questo non è un indirizzo e-mail.</translation>
    </message>
    <message>
        <source>This is not a fitting number.</source>
        <translation>Questo numero non va bene.</translation>
    </message>
    <message>
        <source>A code has 1 to 32 letters, digits, dots, dashes or underscores.</source>
        <translation>Un codice ha da 1 a 32 lettere, cifre, punti, trattini o trattini bassi.</translation>
    </message>
    <message>
        <source>A conference link begins with https:// and holds no password.</source>
        <translation>Un link di videoconferenza inizia con https:// e non contiene password.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Manca un valore.</translation>
    </message>
    <message>
        <source>This is not one of the choices.</source>
        <translation>Questa non è una delle scelte possibili.</translation>
    </message>
    <message>
        <source>This repetition cannot be understood.</source>
        <translation>Questa ripetizione non è comprensibile.</translation>
    </message>
    <message>
        <source>A meeting can be repeated daily at most.</source>
        <translation>Una riunione si ripete al massimo ogni giorno.</translation>
    </message>
    <message>
        <source>The repetition needs an end.</source>
        <translation>La ripetizione deve avere una fine.</translation>
    </message>
    <message>
        <source>The repetition has too many dates: 750 at most.</source>
        <translation>La ripetizione ha troppe date: al massimo 750.</translation>
    </message>
    <message>
        <source>The repetition falls on no day at all.</source>
        <translation>La ripetizione non cade in nessun giorno.</translation>
    </message>
    <message>
        <source>The repeated meetings would overlap each other.</source>
        <translation>Le riunioni ripetute si sovrapporrebbero tra loro.</translation>
    </message>
    <message>
        <source>A series with this repetition cannot be moved to another day.</source>
        <translation>Una serie con questa ripetizione non si può spostare a un altro giorno.</translation>
    </message>
    <message>
        <source>This is not the id of a booking.</source>
        <translation>Questo non è l’identificativo di una prenotazione.</translation>
    </message>
    <message>
        <source>Only a repeated booking has other dates.</source>
        <translation>Solo una prenotazione ripetuta ha altre date.</translation>
    </message>
    <message>
        <source>Choose at least one room.</source>
        <translation>Scegli almeno una sala.</translation>
    </message>
    <message>
        <source>The same room was chosen twice.</source>
        <translation>La stessa sala è stata scelta due volte.</translation>
    </message>
    <message>
        <source>These opening hours cannot be understood.</source>
        <translation>Questi orari di apertura non sono comprensibili.</translation>
    </message>
    <message>
        <source>The patron saint&apos;s day is written as month and day, MM-DD.</source>
        <translation>Il giorno del patrono si scrive come mese e giorno, MM-GG.</translation>
    </message>
    <message>
        <source>This feature is not known.</source>
        <translation>Questa dotazione non è conosciuta.</translation>
    </message>
    <message>
        <source>This room has no such layout.</source>
        <translation>Questa sala non ha questo allestimento.</translation>
    </message>
    <message>
        <source>There is no such videoconference service.</source>
        <translation>Questo servizio di videoconferenza non esiste.</translation>
    </message>
    <message>
        <source>There is no such site.</source>
        <translation>Questa sede non esiste.</translation>
    </message>
    <message>
        <source>There is no such room.</source>
        <translation>Questa sala non esiste.</translation>
    </message>
    <message>
        <source>There is no such equipment protocol.</source>
        <translation>Questo protocollo per gli apparati non esiste.</translation>
    </message>
    <message>
        <source>This option is not known, or its value does not fit.</source>
        <translation>Questa opzione non è conosciuta, o il suo valore non va bene.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Il file non si può leggere.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>Il file non si può scrivere.</translation>
    </message>
    <message>
        <source>A needed column is missing.</source>
        <translation>Manca una colonna necessaria.</translation>
    </message>
    <message>
        <source>This column is not known.</source>
        <translation>Questa colonna non è conosciuta.</translation>
    </message>
    <message>
        <source>The headings do not tell what this file holds.</source>
        <translation>Le intestazioni non dicono che cosa contiene questo file.</translation>
    </message>
    <message>
        <source>This code stands there twice.</source>
        <translation>Questo codice compare due volte.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Le due password non sono uguali.</translation>
    </message>
    <message>
        <source>At least 12 characters.</source>
        <translation>Almeno 12 caratteri.</translation>
    </message>
    <message>
        <source>This file is not a photo that can be read (JPEG or PNG).</source>
        <translation>Questo file non è una foto che si possa leggere (JPEG o PNG).</translation>
    </message>
    <message>
        <source>This report is signed already.</source>
        <translation>Questo verbale è già firmato.</translation>
    </message>
    <message>
        <source>This cannot be signed yet: a step or a name is missing.</source>
        <translation>Non si può ancora firmare: manca un passo o un nome.</translation>
    </message>
    <message>
        <source>This file is not a RoomDesk database.</source>
        <translation>Questo file non è un archivio di RoomDesk.</translation>
    </message>
    <message>
        <source>This is not a calendar file, or it is damaged.</source>
        <translation>Non è un file di calendario, o è danneggiato.</translation>
    </message>
    <message>
        <source>This calendar is too large to be read safely.</source>
        <translation>Questo calendario è troppo grande per essere letto senza rischi.</translation>
    </message>
    <message>
        <source>There is no meeting in this file.</source>
        <translation>In questo file non c’è nessuna riunione.</translation>
    </message>
    <message>
        <source>Nothing can be done with a message of this kind.</source>
        <translation>Con un messaggio di questo tipo non si può fare nulla.</translation>
    </message>
    <message>
        <source>A meeting in this file cannot be told from others: it has no UID.</source>
        <translation>Una riunione del file non si distingue dalle altre: non ha un identificativo (UID).</translation>
    </message>
    <message>
        <source>The file does not say which time zone its times are in.</source>
        <translation>Il file non dice in quale fuso orario sono le sue ore.</translation>
    </message>
    <message>
        <source>A change from one date on cannot be read: ask for the new series.</source>
        <translation>Una modifica da una data in poi non si può leggere: chiedi la nuova serie.</translation>
    </message>
    <message>
        <source>The meeting repeats without an end.</source>
        <translation>La riunione si ripete senza fine.</translation>
    </message>
    <message>
        <source>The file names no room of this municipality.</source>
        <translation>Il file non nomina nessuna sala di questo Comune.</translation>
    </message>
    <message>
        <source>A reply must be of one person, and say yes, no or perhaps.</source>
        <translation>Una risposta deve venire da una persona sola e dire sì, no o forse.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>you have no permission</source>
        <translation>non hai il permesso</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>il file o la cartella non esiste</translation>
    </message>
    <message>
        <source>that disk is read-only</source>
        <translation>quel disco è di sola lettura</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>il disco è pieno</translation>
    </message>
    <message>
        <source>that is a folder</source>
        <translation>quella è una cartella</translation>
    </message>
    <message>
        <source>another program has the file open</source>
        <translation>il file è aperto in un altro programma</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>il nome è troppo lungo</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Step-free</source>
        <translation>Senza gradini</translation>
    </message>
    <message>
        <source>Equipment in order</source>
        <translation>Impianti funzionanti</translation>
    </message>
    <message>
        <source>Nothing that is needed failed its last check</source>
        <translation>Nulla di ciò che serve è risultato guasto all’ultimo controllo</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Persone</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Durata</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Giorno</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>D&amp;alle</translation>
    </message>
    <message>
        <source>Offices that meet</source>
        <translation>Sedi che si incontrano</translation>
    </message>
    <message>
        <source>The rooms must have</source>
        <translation>Le sale devono avere</translation>
    </message>
    <message>
        <source>One click, or Enter, opens the booking filled in</source>
        <translation>Un clic, o Invio, apre la prenotazione già compilata</translation>
    </message>
    <message>
        <source>Free rooms</source>
        <translation>Sale libere</translation>
    </message>
    <message>
        <source>Earliest common times</source>
        <translation>Primi orari comuni</translation>
    </message>
    <message>
        <source>There are no rooms yet. An administrator adds them in “Sites and rooms”.</source>
        <translation>Non ci sono ancora sale. Un amministratore le aggiunge in «Sedi e sale».</translation>
    </message>
    <message>
        <source>The best is {room}</source>
        <translation>La migliore è {room}</translation>
    </message>
    <message>
        <source>Tick the offices that meet, to see when each has a fitting free room.</source>
        <translation>Spunta le sedi che si incontrano, per vedere quando ciascuna ha una sala libera adatta.</translation>
    </message>
    <message>
        <source>No common time within thirty days. Ask for fewer people or less equipment.</source>
        <translation>Nessun orario comune entro trenta giorni. Prova con meno persone o meno impianti.</translation>
    </message>
    <message>
        <source>A fitting free room in every office that is ticked</source>
        <translation>Una sala libera adatta in ogni sede spuntata</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Find a room, or a time for several offices</source>
        <translation>Trova una sala, o un orario per più sedi</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Aggiorna</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>seats just right</source>
        <translation>giusti</translation>
    </message>
    <message>
        <source>fits best</source>
        <translation>la più adatta</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>switched on</source>
        <translation>acceso</translation>
    </message>
    <message>
        <source>on standby</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>cooling down</source>
        <translation>si raffredda</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>si scalda</translation>
    </message>
    <message>
        <source>does not say whether it is on ({0})</source>
        <translation>non dice se è acceso ({0})</translation>
    </message>
    <message>
        <source>input {0}</source>
        <translation>ingresso {0}</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>nessun segnale</translation>
    </message>
    <message>
        <source>lamp {0} h</source>
        <translation>lampada {0} h</translation>
    </message>
    <message>
        <source>lamp {0} h of {1} h</source>
        <translation>lampada {0} h su {1} h</translation>
    </message>
    <message>
        <source>maker {0}</source>
        <translation>produttore {0}</translation>
    </message>
    <message>
        <source>model {0}</source>
        <translation>modello {0}</translation>
    </message>
    <message>
        <source>serial number {0}</source>
        <translation>matricola {0}</translation>
    </message>
    <message>
        <source>zoom {0}</source>
        <translation>zoom {0}</translation>
    </message>
    <message>
        <source>accepts connections</source>
        <translation>accetta connessioni</translation>
    </message>
    <message>
        <source>neither sound nor video</source>
        <translation>né audio né video</translation>
    </message>
    <message>
        <source>certificate valid for {0} days</source>
        <translation>certificato valido per {0} giorni</translation>
    </message>
    <message>
        <source>expected {0}</source>
        <translation>atteso {0}</translation>
    </message>
    <message>
        <source>{0} s off</source>
        <translation>sbaglia di {0} s</translation>
    </message>
    <message>
        <source>running for {0} days</source>
        <translation>in funzione da {0} giorni</translation>
    </message>
    <message>
        <source>on mains</source>
        <translation>da rete elettrica</translation>
    </message>
    <message>
        <source>on battery</source>
        <translation>da batteria</translation>
    </message>
    <message>
        <source>{0} % charged</source>
        <translation>carica al {0}&#xa0;%</translation>
    </message>
    <message>
        <source>{0} minutes left</source>
        <translation>autonomia {0} minuti</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non interrogato</translation>
    </message>
    <message>
        <source>allows {0}</source>
        <translation>ammette {0}</translation>
    </message>
    <message>
        <source>{0}: {1} datagrams</source>
        <translation>{0}: {1} datagrammi</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nessuna risposta</translation>
    </message>
    <message>
        <source>perhaps it wants {0}</source>
        <translation>forse vuole {0}</translation>
    </message>
    <message>
        <source>no host</source>
        <translation>nessun indirizzo</translation>
    </message>
    <message>
        <source>no port</source>
        <translation>nessuna porta</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>nessuna password</translation>
    </message>
    <message>
        <source>the device hung up</source>
        <translation>l’apparato ha chiuso</translation>
    </message>
    <message>
        <source>only a login in the clear is offered</source>
        <translation>offre soltanto un accesso in chiaro</translation>
    </message>
    <message>
        <source>it was not sent</source>
        <translation>che non è stato inviato</translation>
    </message>
    <message>
        <source>seen as {0}</source>
        <translation>vista come {0}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Risponde</translation>
    </message>
    <message>
        <source>Refuses the connection</source>
        <translation>Rifiuta la connessione</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Non raggiungibile</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Non risponde</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Ha chiuso la connessione</translation>
    </message>
    <message>
        <source>Answers something else</source>
        <translation>Risponde in modo incomprensibile</translation>
    </message>
    <message>
        <source>Unknown network name</source>
        <translation>Nome di rete sconosciuto</translation>
    </message>
    <message>
        <source>No address set</source>
        <translation>Indirizzo mancante</translation>
    </message>
    <message>
        <source>The check itself failed</source>
        <translation>Il controllo stesso ha avuto un errore</translation>
    </message>
    <message>
        <source>No driver of that name</source>
        <translation>Nessun protocollo con questo nome</translation>
    </message>
    <message>
        <source>Password not found in the keyring</source>
        <translation>Password non trovata nel portachiavi</translation>
    </message>
    <message>
        <source>Check interrupted</source>
        <translation>Controllo interrotto</translation>
    </message>
    <message>
        <source>The whole site does not answer</source>
        <translation>L’intera sede non risponde</translation>
    </message>
    <message>
        <source>This driver cannot do that</source>
        <translation>Questo protocollo non lo sa fare</translation>
    </message>
    <message>
        <source>The device does not take the command now</source>
        <translation>Ora l’apparato non accetta il comando</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>No stream at this path</source>
        <translation>A questo indirizzo non c’è alcuna immagine</translation>
    </message>
    <message>
        <source>There is no video</source>
        <translation>Manca il video</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupato</translation>
    </message>
    <message>
        <source>Answers with an error</source>
        <translation>Risponde con un errore</translation>
    </message>
    <message>
        <source>No such SIP user</source>
        <translation>Utente SIP sconosciuto</translation>
    </message>
    <message>
        <source>The device reports a problem</source>
        <translation>L’apparato segnala un problema</translation>
    </message>
    <message>
        <source>A part of it is down</source>
        <translation>Una parte dell’impianto non funziona</translation>
    </message>
    <message>
        <source>Wrong clock</source>
        <translation>Orologio sbagliato</translation>
    </message>
    <message>
        <source>Battery low or worn out</source>
        <translation>Batteria da sostituire o scarica</translation>
    </message>
    <message>
        <source>Runs on its battery</source>
        <translation>Alimentato dalla batteria</translation>
    </message>
    <message>
        <source>A network port is down</source>
        <translation>Una porta di rete è spenta</translation>
    </message>
    <message>
        <source>The printer needs attention</source>
        <translation>La stampante chiede attenzione</translation>
    </message>
    <message>
        <source>The line loses data</source>
        <translation>La linea perde dati</translation>
    </message>
    <message>
        <source>Slow line</source>
        <translation>Linea lenta a rispondere</translation>
    </message>
    <message>
        <source>Unsteady line</source>
        <translation>Linea irregolare</translation>
    </message>
    <message>
        <source>Calls would sound bad</source>
        <translation>Le chiamate si sentirebbero male</translation>
    </message>
    <message>
        <source>Less bandwidth than guaranteed</source>
        <translation>Banda sotto quella garantita</translation>
    </message>
    <message>
        <source>UDP does not get through</source>
        <translation>UDP non passa</translation>
    </message>
    <message>
        <source>The TURN server gives no relay</source>
        <translation>Il server TURN non dà un relay</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Nessuna immagine</translation>
    </message>
    <message>
        <source>Black picture: lens covered, or dark?</source>
        <translation>Immagine nera: obiettivo coperto, o buio?</translation>
    </message>
    <message>
        <source>Picture stands still</source>
        <translation>Immagine ferma</translation>
    </message>
    <message>
        <source>The page gives an error</source>
        <translation>La pagina dà un errore</translation>
    </message>
    <message>
        <source>The secure connection failed</source>
        <translation>Connessione sicura non riuscita</translation>
    </message>
    <message>
        <source>Certificate not valid</source>
        <translation>Certificato non valido</translation>
    </message>
    <message>
        <source>Certificate expired</source>
        <translation>Certificato scaduto</translation>
    </message>
    <message>
        <source>Certificate about to expire</source>
        <translation>Certificato in scadenza</translation>
    </message>
    <message>
        <source>Certificate of another name</source>
        <translation>Certificato di un altro nome</translation>
    </message>
    <message>
        <source>Certificate of an unknown issuer</source>
        <translation>Certificato di un emittente sconosciuto</translation>
    </message>
    <message>
        <source>Not the certificate that was confirmed</source>
        <translation>Certificato diverso da quello confermato</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Ventola</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>Lampada</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Coperchio</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Error reported by the device</source>
        <translation>Errore segnalato dall’apparato</translation>
    </message>
    <message>
        <source>Lamp near its end</source>
        <translation>Lampada vicina alla fine</translation>
    </message>
    <message>
        <source>The device reports a failure</source>
        <translation>L’apparato dichiara un guasto</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>In attesa</translation>
    </message>
    <message>
        <source>Password refused: cannot be checked</source>
        <translation>Password rifiutata: non si può controllare</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome to RoomDesk</source>
        <translation>Benvenuti in RoomDesk</translation>
    </message>
    <message>
        <source>Where shall the data live?</source>
        <translation>Dove devono stare i dati?</translation>
    </message>
    <message>
        <source>Whose rooms are these, and who are you?</source>
        <translation>Di chi sono le sale, e chi sei tu?</translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation>Come vuoi cominciare?</translation>
    </message>
    <message>
        <source>Try with demonstration data</source>
        <translation>Prova con dati dimostrativi</translation>
    </message>
    <message>
        <source>Set RoomDesk up for our municipality</source>
        <translation>Prepara RoomDesk per il nostro Comune</translation>
    </message>
    <message>
        <source>Three more questions; nothing is written before the last one is answered.</source>
        <translation>Ancora tre domande; finché non hai risposto all’ultima non viene scritto nulla.</translation>
    </message>
    <message>
        <source>An invented municipality, in a database of its own. You can leave it at any time.</source>
        <translation>Un Comune inventato, in un archivio a parte. Puoi uscirne quando vuoi.</translation>
    </message>
    <message>
        <source>RoomDesk books videoconference rooms in all offices of a municipality.</source>
        <translation>RoomDesk prenota le sale di videoconferenza di tutti gli uffici di un Comune.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Su questo computer</translation>
    </message>
    <message>
        <source>In another file of this computer</source>
        <translation>In un altro file di questo computer</translation>
    </message>
    <message>
        <source>A new one, or one that another user of this computer has set up already.</source>
        <translation>Nuovo, o già preparato da un altro utente di questo computer.</translation>
    </message>
    <message>
        <source>In the municipality&apos;s database, with the other desks</source>
        <translation>Nell’archivio del Comune, con le altre postazioni</translation>
    </message>
    <message>
        <source>On a PostgreSQL server; whoever looks after it gave you a login.</source>
        <translation>Su un server PostgreSQL; chi lo cura ti ha dato un nome utente.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Sfoglia…</translation>
    </message>
    <message>
        <source>Try this place</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Archivio</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>Nome &amp;utente</translation>
    </message>
    <message>
        <source>&amp;Password, in the keyring</source>
        <translation>&amp;Password, nel portachiavi</translation>
    </message>
    <message>
        <source>empty if the domain lets you in</source>
        <translation>vuota se si entra con il dominio</translation>
    </message>
    <message>
        <source>Certificate &amp;authority: a file, empty if this computer knows it</source>
        <translation>Autorità di &amp;certificazione: un file, vuoto se questo computer la conosce</translation>
    </message>
    <message>
        <source>Your &amp;e-mail address</source>
        <translation>Il tuo indirizzo &amp;e-mail</translation>
    </message>
    <message>
        <source>name.surname@municipality.example</source>
        <translation>nome.cognome@comune.example</translation>
    </message>
    <message>
        <source>The database of {municipality} is there already. Which of its people are you?</source>
        <translation>L’archivio di {municipality} c’è già. Quale delle sue persone sei?</translation>
    </message>
    <message>
        <source>&amp;Municipality</source>
        <translation>Co&amp;mune</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Il tuo &amp;nome</translation>
    </message>
    <message>
        <source>You will be the first administrator: you add colleagues and give them their roles.</source>
        <translation>Sarai la prima persona che amministra: aggiungi tu i colleghi e assegni i ruoli.</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Importa tabelle</translation>
    </message>
    <message>
        <source>Sites, rooms, equipment and people from CSV files; you see what they change before it is written.</source>
        <translation>Sedi, sale, apparati e persone da file CSV; vedi che cosa cambia prima che sia scritto.</translation>
    </message>
    <message>
        <source>Begin empty</source>
        <translation>Comincia da zero</translation>
    </message>
    <message>
        <source>Sites and rooms are added one by one, in their forms.</source>
        <translation>Sedi e sale si aggiungono una per una, nelle loro schede.</translation>
    </message>
    <message>
        <source>Several offices with rooms, equipment and two weeks of meetings, all invented.</source>
        <translation>Più uffici con sale, apparati e due settimane di riunioni, tutto inventato.</translation>
    </message>
    <message>
        <source>It lies in a file of its own: {file}</source>
        <translation>Sta in un file a parte: {file}</translation>
    </message>
    <message>
        <source>A banner in the window says so, and leads back here.</source>
        <translation>Una scritta nella finestra lo ricorda, e riporta qui.</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Passo {number} di {count}</translation>
    </message>
    <message>
        <source>RoomDesk: first start</source>
        <translation>RoomDesk: primo avvio</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comincia</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avanti</translation>
    </message>
    <message>
        <source>RoomDesk databases (*.db)</source>
        <translation>Archivi di RoomDesk (*.db)</translation>
    </message>
    <message>
        <source>Good: a new database can be made there.</source>
        <translation>Va bene: qui si può creare un archivio nuovo.</translation>
    </message>
    <message>
        <source>Good: the database of {municipality} is there, {sites}.</source>
        <translation>Va bene: qui c’è l’archivio di {municipality}, {sites}.</translation>
    </message>
    <message>
        <source>another user</source>
        <translation>un altro utente</translation>
    </message>
    <message>
        <source>Choose a folder on this computer&apos;s own disk.</source>
        <translation>Scegli una cartella sul disco di questo computer.</translation>
    </message>
    <message>
        <source>No server answers there. Check its name and the network.</source>
        <translation>Lì non risponde nessun server. Controlla il nome e la rete.</translation>
    </message>
    <message>
        <source>Nothing can be written there: {place}. Choose another folder.</source>
        <translation>Qui non si può scrivere: {place}. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparo…</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastiera</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Che cosa fa</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasti</translation>
    </message>
    <message>
        <source>Everything can be done by keyboard</source>
        <translation>Tutto si può fare da tastiera</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>About RoomDesk</source>
        <translation>Informazioni su RoomDesk</translation>
    </message>
    <message>
        <source>Version {version}, with Qt {qt}</source>
        <translation>Versione {version}, con Qt {qt}</translation>
    </message>
    <message>
        <source>Videoconference rooms of several offices, booked as one meeting.</source>
        <translation>Le sale per videoconferenza di più uffici, prenotate come una sola riunione.</translation>
    </message>
    <message>
        <source>Free software for public offices, under the licence EUPL-1.2.</source>
        <translation>Software libero per gli uffici pubblici, con licenza EUPL-1.2.</translation>
    </message>
    <message>
        <source>Qt for Python under LGPL-3.0; Titillium Web under the SIL Open Font License.</source>
        <translation>Qt for Python con licenza LGPL-3.0; Titillium Web con licenza SIL Open Font License.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Back as it was before: {change}</source>
        <translation>Di nuovo com’era prima di «{change}»</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Done again: {change}</source>
        <translation>Ripetuto: {change}</translation>
    </message>
    <message>
        <source>There is no change to take back or to do again.</source>
        <translation>Non c’è nessuna modifica da annullare o da ripetere.</translation>
    </message>
</context>
<context>
    <name>Incoming</name>
    <message>
        <source>Calendar file</source>
        <translation>File di calendario</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>A message about a meeting</source>
        <translation>Un messaggio su una riunione</translation>
    </message>
    <message>
        <source>Meetings in the file</source>
        <translation>Riunioni nel file</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Come dice il file</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Sala</translation>
    </message>
    <message>
        <source>Looking whether the rooms are free…</source>
        <translation>Guardo se le sale sono libere…</translation>
    </message>
    <message>
        <source>Decline the proposal</source>
        <translation>Rifiuta la proposta</translation>
    </message>
    <message>
        <source>Take {room}</source>
        <translation>Prendi {room}</translation>
    </message>
    <message>
        <source>Without these dates</source>
        <translation>Senza queste date</translation>
    </message>
    <message>
        <source>Move it there</source>
        <translation>Sposta a quell’ora</translation>
    </message>
    <message>
        <source>It stays as it was; the answer is on its way.</source>
        <translation>Resta com’era; la risposta è in partenza.</translation>
    </message>
    <message>
        <source>They are times of here</source>
        <translation>Sono ore di qui</translation>
    </message>
    <message>
        <source>A year of it</source>
        <translation>Un anno</translation>
    </message>
    <message>
        <source>Moved as proposed.</source>
        <translation>Spostata come proposto.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>RoomDesk reads iCalendar files of up to 5 MB with up to 200 meetings.</source>
        <translation>RoomDesk legge file iCalendar fino a 5 MB, con al massimo 200 riunioni.</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Senza titolo</translation>
    </message>
    <message>
        <source>Organizer: {organizer}</source>
        <translation>Organizza: {organizer}</translation>
    </message>
    <message>
        <source>To book: {what}</source>
        <translation>Da prenotare: {what}</translation>
    </message>
    <message>
        <source>To change: {what}</source>
        <translation>Da cambiare: {what}</translation>
    </message>
    <message>
        <source>To cancel: {what}</source>
        <translation>Da annullare: {what}</translation>
    </message>
    <message>
        <source>An answer to: {what}</source>
        <translation>Una risposta a: {what}</translation>
    </message>
    <message>
        <source>Another time for: {what}</source>
        <translation>Un’altra ora per: {what}</translation>
    </message>
    <message>
        <source>Known already, nothing to do: {what}</source>
        <translation>Già nota, niente da fare: {what}</translation>
    </message>
    <message>
        <source>Booked: {what}</source>
        <translation>Prenotata: {what}</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>Cambiata: {what}</translation>
    </message>
    <message>
        <source>Cancelled: {what}</source>
        <translation>Annullata: {what}</translation>
    </message>
    <message>
        <source>Answer noted: {what}</source>
        <translation>Risposta annotata: {what}</translation>
    </message>
    <message>
        <source>{who} proposes {when}.</source>
        <translation>{who} propone {when}.</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Prenota</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Applica</translation>
    </message>
</context>
<context>
    <name>Mail</name>
    <message>
        <source>Invitations</source>
        <translation>Inviti</translation>
    </message>
    <message>
        <source>Who gets mail</source>
        <translation>Chi riceve posta</translation>
    </message>
    <message>
        <source>Sent before</source>
        <translation>Già scritto</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Riprova ora</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Non inviare</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Invia</translation>
    </message>
    <message>
        <source>Open in mail program</source>
        <translation>Apri nel programma di posta</translation>
    </message>
    <message>
        <source>Save .ics</source>
        <translation>Salva .ics</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Salva PDF</translation>
    </message>
    <message>
        <source>Everybody who is invited knows already how the meeting stands: nothing to send.</source>
        <translation>Tutti gli invitati sanno già com’è la riunione: niente da inviare.</translation>
    </message>
    <message>
        <source>Certified mail (PEC) hides invitations from calendars. Send PDF and .ics file by hand to: {addresses}</source>
        <translation>La posta certificata (PEC) nasconde gli inviti ai calendari. Invia a mano PDF e file .ics a: {addresses}</translation>
    </message>
    <message>
        <source>The settings name no mail server, so RoomDesk itself sends nothing.</source>
        <translation>Nelle impostazioni non c’è un server di posta: RoomDesk da solo non invia nulla.</translation>
    </message>
    <message>
        <source>The PDF is saved.</source>
        <translation>Il PDF è salvato.</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>As they will &amp;read it</source>
        <translation>Come la &amp;leggeranno</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>sent {when}</source>
        <translation>inviata {when}</translation>
    </message>
    <message>
        <source>not sent: {reason}</source>
        <translation>non inviata: {reason}</translation>
    </message>
    <message>
        <source>perhaps sent: {reason}</source>
        <translation>forse inviata: {reason}</translation>
    </message>
    <message>
        <source>waiting: {reason}</source>
        <translation>in attesa: {reason}</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>in partenza</translation>
    </message>
    <message>
        <source>the mail server refused it</source>
        <translation>il server di posta l’ha rifiutata</translation>
    </message>
    <message>
        <source>the mail server does not accept user or password</source>
        <translation>il server di posta non accetta nome utente o password</translation>
    </message>
    <message>
        <source>the mail server offers no login</source>
        <translation>il server di posta non offre l’accesso</translation>
    </message>
    <message>
        <source>the mail server does not offer encryption (STARTTLS)</source>
        <translation>il server di posta non offre la cifratura (STARTTLS)</translation>
    </message>
    <message>
        <source>the certificate of the mail server is not valid</source>
        <translation>il certificato del server di posta non è valido</translation>
    </message>
    <message>
        <source>the mail server does not answer</source>
        <translation>il server di posta non risponde</translation>
    </message>
    <message>
        <source>the mail server closed the connection</source>
        <translation>il server di posta ha chiuso il collegamento</translation>
    </message>
    <message>
        <source>the mail server took it and then fell silent</source>
        <translation>il server di posta l’ha presa e poi non ha risposto</translation>
    </message>
    <message>
        <source>RoomDesk was closed while it was being sent</source>
        <translation>RoomDesk è stato chiuso durante l’invio</translation>
    </message>
    <message>
        <source>the mail settings are not complete</source>
        <translation>le impostazioni della posta non sono complete</translation>
    </message>
    <message>
        <source>the mail server answered in an unexpected way</source>
        <translation>il server di posta ha risposto in modo inatteso</translation>
    </message>
    <message>
        <source>cancellation</source>
        <translation>annullamento</translation>
    </message>
    <message>
        <source>invitation</source>
        <translation>invito</translation>
    </message>
    <message>
        <source>update</source>
        <translation>aggiornamento</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>invariata</translation>
    </message>
    <message>
        <source>none (only on this computer)</source>
        <translation>nessuna (solo su questo computer)</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Provo…</translation>
    </message>
    <message>
        <source>The server answers and accepts mail from here.</source>
        <translation>Il server risponde e accetta posta da qui.</translation>
    </message>
    <message>
        <source>It does not work: {reason}.</source>
        <translation>Non funziona: {reason}.</translation>
    </message>
    <message>
        <source>Mail &amp;server, empty for none</source>
        <translation>Ser&amp;ver di posta, vuoto per nessuno</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;orta</translation>
    </message>
    <message>
        <source>&amp;Password, in the keyring</source>
        <translation>&amp;Password, nel portachiavi</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>Ci&amp;fratura</translation>
    </message>
    <message>
        <source>&amp;User, empty for no login</source>
        <translation>Nome &amp;utente, vuoto se non serve</translation>
    </message>
    <message>
        <source>Sender of all in&amp;vitations, empty for each organizer</source>
        <translation>&amp;Mittente di tutti gli inviti, vuoto: chi organizza</translation>
    </message>
    <message>
        <source>This computer has no safe keyring for the password. Set {variable} instead.</source>
        <translation>Questo computer non ha un portachiavi sicuro per la password. Imposta invece {variable}.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Open RoomDesk</source>
        <translation>Apri RoomDesk</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nuova prenotazione</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>da leggere</translation>
    </message>
    <message>
        <source>{meeting} at {time}</source>
        <translation>{meeting} alle {time}</translation>
    </message>
    <message>
        <source>New meeting: {meeting}</source>
        <translation>Nuova riunione: {meeting}</translation>
    </message>
    <message>
        <source>Changed: {meeting}</source>
        <translation>Modificata: {meeting}</translation>
    </message>
    <message>
        <source>Cancelled: {meeting}</source>
        <translation>Annullata: {meeting}</translation>
    </message>
    <message>
        <source>Approved: {meeting}</source>
        <translation>Approvata: {meeting}</translation>
    </message>
    <message>
        <source>Declined: {meeting}</source>
        <translation>Respinta: {meeting}</translation>
    </message>
    <message>
        <source>{room}: equipment faulty</source>
        <translation>{room}: apparato guasto</translation>
    </message>
    <message>
        <source>{room}: equipment in order again</source>
        <translation>{room}: apparati di nuovo in ordine</translation>
    </message>
    <message>
        <source>Room not quite ready: {meeting}</source>
        <translation>Sala non del tutto pronta: {meeting}</translation>
    </message>
    <message>
        <source>Not switched off after {meeting}</source>
        <translation>Non spenta dopo {meeting}</translation>
    </message>
    <message>
        <source>{room}: equipment needs attention</source>
        <translation>{room}: apparato da controllare</translation>
    </message>
    <message>
        <source>first meeting: {meeting}, {when}</source>
        <translation>prima riunione: {meeting}, {when}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>da {who}</translation>
    </message>
    <message>
        <source>has begun, until {time}</source>
        <translation>già iniziata, fino alle {time}</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avvisi</translation>
    </message>
    <message>
        <source>Nothing to hear of. Here you are told of your meetings: when one is about to begin, when somebody changes it, when equipment of its room is faulty.</source>
        <translation>Nessun avviso. Qui vieni a sapere delle tue riunioni: quando una sta per iniziare, quando qualcuno la cambia, quando un apparato della sua sala è guasto.</translation>
    </message>
    <message>
        <source>Open the meeting</source>
        <translation>Apri la riunione</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate</source>
        <translation>Impronta del certificato</translation>
    </message>
    <message>
        <source>Encrypted connection</source>
        <translation>Connessione cifrata</translation>
    </message>
    <message>
        <source>Path at the address</source>
        <translation>Percorso dopo l’indirizzo</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Trasporto</translation>
    </message>
    <message>
        <source>Form of the messages</source>
        <translation>Forma dei messaggi</translation>
    </message>
    <message>
        <source>MAC address, to wake it</source>
        <translation>Indirizzo MAC, per svegliarlo</translation>
    </message>
    <message>
        <source>Broadcast address, to wake it</source>
        <translation>Indirizzo di broadcast, per svegliarlo</translation>
    </message>
    <message>
        <source>Input for meetings</source>
        <translation>Ingresso per le riunioni</translation>
    </message>
    <message>
        <source>Volume for meetings</source>
        <translation>Volume per le riunioni</translation>
    </message>
    <message>
        <source>Position for meetings</source>
        <translation>Inquadratura per le riunioni</translation>
    </message>
    <message>
        <source>Look at its picture</source>
        <translation>Guarda l’immagine</translation>
    </message>
    <message>
        <source>What is not to be judged</source>
        <translation>Che cosa non si giudica</translation>
    </message>
    <message>
        <source>Life of the lamp, hours</source>
        <translation>Durata della lampada, ore</translation>
    </message>
    <message>
        <source>SNMP community</source>
        <translation>Community SNMP</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Autenticazione</translation>
    </message>
    <message>
        <source>Password of the authentication</source>
        <translation>Password di autenticazione</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>Password of the encryption</source>
        <translation>Password di cifratura</translation>
    </message>
    <message>
        <source>Ports that must be up</source>
        <translation>Porte che devono essere attive</translation>
    </message>
    <message>
        <source>Packets of a measurement</source>
        <translation>Pacchetti per misura</translation>
    </message>
    <message>
        <source>HTTPS port to try, 0 for none</source>
        <translation>Porta HTTPS da provare, 0 nessuna</translation>
    </message>
    <message>
        <source>User name of the relay</source>
        <translation>Nome utente del relay</translation>
    </message>
    <message>
        <source>Password of the relay</source>
        <translation>Password del relay</translation>
    </message>
    <message>
        <source>What is fetched to measure</source>
        <translation>Che cosa si scarica per misurare</translation>
    </message>
    <message>
        <source>Where to send to measure</source>
        <translation>Dove si invia per misurare</translation>
    </message>
    <message>
        <source>Guaranteed downwards, Mbit/s</source>
        <translation>Banda garantita in discesa, Mbit/s</translation>
    </message>
    <message>
        <source>Guaranteed upwards, Mbit/s</source>
        <translation>Banda garantita in salita, Mbit/s</translation>
    </message>
    <message>
        <source>Status that is expected</source>
        <translation>Stato HTTP atteso</translation>
    </message>
    <message>
        <source>Days that a certificate must last</source>
        <translation>Giorni che il certificato deve durare</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>There is no such server. Check the address.</source>
        <translation>Questo server non esiste. Controlla l’indirizzo.</translation>
    </message>
    <message>
        <source>That address is in a private network, which the settings (outside.networks) do not allow.</source>
        <translation>L’indirizzo è di una rete privata, che le impostazioni (outside.networks) non permettono.</translation>
    </message>
    <message>
        <source>That calendar leads to an address that is not https.</source>
        <translation>Il calendario porta a un indirizzo che non è https.</translation>
    </message>
    <message>
        <source>That address leads from one to the next without an end.</source>
        <translation>L’indirizzo rimanda da uno all’altro senza fine.</translation>
    </message>
    <message>
        <source>The server asks for a login: use the calendar&apos;s secret address instead.</source>
        <translation>Il server chiede un accesso: usa l’indirizzo segreto del calendario.</translation>
    </message>
    <message>
        <source>The server does not give that calendar out. Is it still shared?</source>
        <translation>Il server non dà quel calendario. È ancora condiviso?</translation>
    </message>
    <message>
        <source>There is no calendar at that address any more.</source>
        <translation>A quell’indirizzo non c’è più un calendario.</translation>
    </message>
    <message>
        <source>The server asks to be left alone for a while. It is tried again.</source>
        <translation>Il server chiede di attendere. Si riprova più tardi.</translation>
    </message>
    <message>
        <source>That calendar is larger than 5 MB.</source>
        <translation>Il calendario supera i 5 MB.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid.</source>
        <translation>Il certificato del server non è valido.</translation>
    </message>
    <message>
        <source>The server does not answer. It is tried again.</source>
        <translation>Il server non risponde. Si riprova più tardi.</translation>
    </message>
    <message>
        <source>The server cannot be reached. It is tried again.</source>
        <translation>Il server non è raggiungibile. Si riprova più tardi.</translation>
    </message>
    <message>
        <source>The server answered in an unexpected way. It is tried again.</source>
        <translation>Il server ha risposto in modo inatteso. Si riprova più tardi.</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>To the next part of the screen</source>
        <translation>Alla parte seguente dello schermo</translation>
    </message>
    <message>
        <source>To the part before</source>
        <translation>Alla parte precedente</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Closures to come</source>
        <translation>Chiusure previste</translation>
    </message>
    <message>
        <source>No closure is planned.</source>
        <translation>Nessuna chiusura prevista.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Riapri</translation>
    </message>
    <message>
        <source>Sign for the door…</source>
        <translation>Cartello per la porta…</translation>
    </message>
    <message>
        <source>Hold these meetings in the rooms named, all at once</source>
        <translation>Sposta queste riunioni nelle sale indicate, tutte insieme</translation>
    </message>
    <message>
        <source>Close for this time</source>
        <translation>Chiudi per questo tempo</translation>
    </message>
    <message>
        <source>the whole site</source>
        <translation>tutta la sede</translation>
    </message>
    <message>
        <source>No booking is touched.</source>
        <translation>Nessuna prenotazione è coinvolta.</translation>
    </message>
    <message>
        <source>instead in {rooms}</source>
        <translation>al suo posto {rooms}</translation>
    </message>
    <message>
        <source>no other room is free</source>
        <translation>nessun’altra sala libera</translation>
    </message>
    <message>
        <source>From the day</source>
        <translation>Dal giorno</translation>
    </message>
    <message>
        <source>at</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>To the day</source>
        <translation>Al giorno</translation>
    </message>
    <message>
        <source>until</source>
        <translation>fino alle</translation>
    </message>
    <message>
        <source>New closure</source>
        <translation>Nuova chiusura</translation>
    </message>
    <message>
        <source>Reason, which everybody reads</source>
        <translation>Motivo, che tutti leggono</translation>
    </message>
    <message>
        <source>office staff</source>
        <translation>personale</translation>
    </message>
    <message>
        <source>reception</source>
        <translation>reception</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>tecnico</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>amministratore</translation>
    </message>
    <message>
        <source>office</source>
        <translation>ufficio</translation>
    </message>
    <message>
        <source>library</source>
        <translation>biblioteca</translation>
    </message>
    <message>
        <source>school</source>
        <translation>scuola</translation>
    </message>
    <message>
        <source>local police</source>
        <translation>polizia locale</translation>
    </message>
    <message>
        <source>other</source>
        <translation>altro</translation>
    </message>
    <message>
        <source>For example: Mon-Fri 08:00-18:00; Sat 08:30-12:30</source>
        <translation>Per esempio: lun-ven 08:00-18:00; sab 08:30-12:30</translation>
    </message>
    <message>
        <source>Which entrance, where to park</source>
        <translation>Quale ingresso, dove parcheggiare</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Come arrivare</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Orario di apertura</translation>
    </message>
    <message>
        <source>Patron saint&apos;s day</source>
        <translation>Festa patronale</translation>
    </message>
    <message>
        <source>Month and day: MM-DD</source>
        <translation>Mese e giorno: MM-GG</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuso orario</translation>
    </message>
    <message>
        <source>Operator of the line</source>
        <translation>Operatore della linea</translation>
    </message>
    <message>
        <source>Guaranteed downwards, Mbit/s</source>
        <translation>Banda garantita in discesa, Mbit/s</translation>
    </message>
    <message>
        <source>Guaranteed upwards, Mbit/s</source>
        <translation>Banda garantita in salita, Mbit/s</translation>
    </message>
    <message>
        <source>Latitude, degrees</source>
        <translation>Latitudine, gradi</translation>
    </message>
    <message>
        <source>Longitude, degrees</source>
        <translation>Longitudine, gradi</translation>
    </message>
    <message>
        <source>Each as name=minutes to set up/to tidy up, with | between them</source>
        <translation>Ognuno come nome=minuti per allestire/per riordinare, con | tra l’uno e l’altro</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linea</translation>
    </message>
    <message>
        <source>Settings of the device</source>
        <translation>Impostazioni dell’apparato</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Piano</translation>
    </message>
    <message>
        <source>The way from the entrance</source>
        <translation>La strada dall’ingresso</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Posti</translation>
    </message>
    <message>
        <source>Reached without steps</source>
        <translation>Accessibile senza gradini</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Dotazioni</translation>
    </message>
    <message>
        <source>Booked only by</source>
        <translation>Prenotabile solo da</translation>
    </message>
    <message>
        <source>Bookings await approval</source>
        <translation>Le prenotazioni vanno approvate</translation>
    </message>
    <message>
        <source>Minutes kept free before</source>
        <translation>Minuti liberi prima</translation>
    </message>
    <message>
        <source>Minutes kept free after</source>
        <translation>Minuti liberi dopo</translation>
    </message>
    <message>
        <source>Shortest meeting, minutes</source>
        <translation>Riunione più breve, minuti</translation>
    </message>
    <message>
        <source>Longest meeting, minutes</source>
        <translation>Riunione più lunga, minuti</translation>
    </message>
    <message>
        <source>Days ahead at most</source>
        <translation>Giorni di anticipo al massimo</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Allestimenti</translation>
    </message>
    <message>
        <source>Retired: not booked any more</source>
        <translation>Dismessa: non si prenota più</translation>
    </message>
    <message>
        <source>line</source>
        <translation>linea</translation>
    </message>
    <message>
        <source>power supply (UPS)</source>
        <translation>gruppo di continuità (UPS)</translation>
    </message>
    <message>
        <source>network switch</source>
        <translation>switch di rete</translation>
    </message>
    <message>
        <source>printer</source>
        <translation>stampante</translation>
    </message>
    <message>
        <source>Blank for the usual one: {port}</source>
        <translation>Vuota per quella consueta: {port}</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocollo</translation>
    </message>
    <message>
        <source>Address on the network</source>
        <translation>Indirizzo di rete</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Retired: not checked any more</source>
        <translation>Dismesso: non si controlla più</translation>
    </message>
    <message>
        <source>The name of a secret in the keyring, after an @</source>
        <translation>Il nome di un segreto del portachiavi, dopo una @</translation>
    </message>
    <message>
        <source>as usual: {value}</source>
        <translation>consueto: {value}</translation>
    </message>
    <message>
        <source>Usually {value}</source>
        <translation>Di solito {value}</translation>
    </message>
    <message>
        <source>as each computer is set</source>
        <translation>come ogni computer</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Indirizzo e-mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Ruolo</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Ufficio</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Import tables</source>
        <translation>Importa tabelle</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}. Choose another folder.</source>
        <translation>{file} non è stato scritto: {reason}. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Salvato: {name}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lettura in corso…</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Che cosa cambierà</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>To be added: {new}. To be changed: {changed}.</source>
        <translation>Da aggiungere: {new}. Da cambiare: {changed}.</translation>
    </message>
    <message>
        <source>Nothing to import: all of it is there already, just so.</source>
        <translation>Niente da importare: c’è già tutto, uguale.</translation>
    </message>
    <message>
        <source>Stay as they are: {same}.</source>
        <translation>Restano come sono: {same}.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Che cosa succede</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Che cos’è</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Che cosa cambia</translation>
    </message>
    <message>
        <source>is added</source>
        <translation>si aggiunge</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>cambia</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Line in it</source>
        <translation>Riga</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonna</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>C’è scritto</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Che cosa non va</translation>
    </message>
    <message>
        <source>This is a workbook. Open it in Excel or LibreOffice, and save it as “CSV UTF-8”.</source>
        <translation>È una cartella di lavoro. Aprila in Excel o LibreOffice e salvala come «CSV UTF-8».</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(niente)</translation>
    </message>
    <message>
        <source>site</source>
        <translation>sede</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>device</source>
        <translation>apparato</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Persone</translation>
    </message>
    <message>
        <source>site {name}</source>
        <translation>sede {name}</translation>
    </message>
    <message>
        <source>room {name}</source>
        <translation>sala {name}</translation>
    </message>
    <message>
        <source>device {name}</source>
        <translation>apparato {name}</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name} (dismessa)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Undo what was typed</source>
        <translation>Annulla le modifiche</translation>
    </message>
    <message>
        <source>Mon-Sat 07:00-22:00</source>
        <translation>Lun-Sab 07:00-22:00</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Modifiche non ancora salvate</translation>
    </message>
    <message>
        <source>Only administrators change places.</source>
        <translation>Solo gli amministratori modificano sedi e sale.</translation>
    </message>
    <message>
        <source>Closed: {when}</source>
        <translation>Chiusura: {when}</translation>
    </message>
    <message>
        <source>Open again: {when}</source>
        <translation>Riapertura: {when}</translation>
    </message>
    <message>
        <source>The photo is kept.</source>
        <translation>La foto è conservata.</translation>
    </message>
    <message>
        <source>The photo is gone.</source>
        <translation>La foto non c’è più.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importazione conclusa.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Rileggi</translation>
    </message>
    <message>
        <source>The first is added with “New”; or import tables that you have already.</source>
        <translation>La prima si aggiunge con «Nuovo»; oppure importa le tabelle che hai già.</translation>
    </message>
    <message>
        <source>“{key}” is not there any more: it was taken away while you changed it.</source>
        <translation>«{key}» non c’è più: qualcuno l’ha tolto mentre lo modificavi.</translation>
    </message>
    <message>
        <source>There are no sites yet</source>
        <translation>Non ci sono ancora sedi</translation>
    </message>
    <message>
        <source>Nothing was changed: there is nothing to save.</source>
        <translation>Non hai cambiato nulla: non c’è niente da salvare.</translation>
    </message>
    <message>
        <source>Sites, rooms and people</source>
        <translation>Sedi, sale e persone</translation>
    </message>
    <message>
        <source>Closures</source>
        <translation>Chiusure</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Calendar elsewhere</source>
        <translation>Calendario esterno</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Preparazione</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>Nuova sede</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Nuova sala</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Apparato</translation>
    </message>
    <message>
        <source>New device</source>
        <translation>Nuovo apparato</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Nuova persona</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuovo</translation>
    </message>
    <message>
        <source>Import tables…</source>
        <translation>Importa tabelle…</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sedi</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Prenotazioni</translation>
    </message>
    <message>
        <source>Sites and rooms</source>
        <translation>Sedi e sale</translation>
    </message>
    <message>
        <source>Only an administrator changes sites, rooms and people.</source>
        <translation>Solo un amministratore modifica sedi, sale e persone.</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>Scegli una foto…</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>Togli la foto</translation>
    </message>
    <message>
        <source>{room} has no photo yet.</source>
        <translation>{room} non ha ancora una foto.</translation>
    </message>
    <message>
        <source>Photo of {room}</source>
        <translation>Foto di {room}</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png)</source>
        <translation>Foto (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Scegli una foto</translation>
    </message>
    <message>
        <source>If this room is also booked in another calendar (Outlook, Google, Nextcloud…), its busy times can be read from there: they stand in the day as occupied elsewhere, and nobody books over them here.</source>
        <translation>Se questa sala si prenota anche in un altro calendario (Outlook, Google, Nextcloud…), le sue ore occupate si possono leggere da lì: nella giornata stanno come «Occupata altrove», e qui nessuno ci prenota sopra.</translation>
    </message>
    <message>
        <source>Address of the calendar</source>
        <translation>Indirizzo del calendario</translation>
    </message>
    <message>
        <source>Whoever knows the address can read that calendar: it is kept, and not shown again.</source>
        <translation>Chi conosce l’indirizzo può leggere quel calendario: viene conservato e non si mostra più.</translation>
    </message>
    <message>
        <source>Read this calendar</source>
        <translation>Leggi questo calendario</translation>
    </message>
    <message>
        <source>Read again now</source>
        <translation>Rileggi adesso</translation>
    </message>
    <message>
        <source>Read it no more</source>
        <translation>Non leggerlo più</translation>
    </message>
    <message>
        <source>The calendar is kept; it is being read now.</source>
        <translation>Il calendario è conservato; la lettura è in corso.</translation>
    </message>
    <message>
        <source>The calendar elsewhere is read no more.</source>
        <translation>Il calendario esterno non si legge più.</translation>
    </message>
    <message>
        <source>Reading the calendar…</source>
        <translation>Lettura del calendario…</translation>
    </message>
    <message>
        <source>No calendar elsewhere is read for this room.</source>
        <translation>Per questa sala non si legge nessun calendario esterno.</translation>
    </message>
    <message>
        <source>The calendar at {host} has not been read yet.</source>
        <translation>Il calendario su {host} non è stato ancora letto.</translation>
    </message>
    <message>
        <source>The calendar at {host} was read {when}.</source>
        <translation>Il calendario su {host} è stato letto {when}.</translation>
    </message>
    <message>
        <source>The calendar at {host} was read {when}: what came after is not known here.</source>
        <translation>Il calendario su {host} è stato letto {when}: quello che è venuto dopo qui non è noto.</translation>
    </message>
    <message>
        <source>Displays, projectors, cameras and codecs are switched on by themselves. What stands under a layout holds for that layout alone; an empty field leaves the device as it is.</source>
        <translation>Schermi, proiettori, telecamere e codec si accendono da soli. Quello che sta sotto un allestimento vale solo per quello; un campo vuoto lascia l’apparato com’è.</translation>
    </message>
    <message>
        <source>As a rule</source>
        <translation>Di norma</translation>
    </message>
    <message>
        <source>No device of this room can be set.</source>
        <translation>Nessun apparato di questa sala si può impostare.</translation>
    </message>
    <message>
        <source>What the devices are set to is kept.</source>
        <translation>Le impostazioni degli apparati sono salvate.</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>Steps</source>
        <translation>Passi</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Esegui</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>There is nothing that could be switched or set here.</source>
        <translation>Qui non c’è nulla da accendere o da impostare.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Spegni</translation>
    </message>
    <message>
        <source>Under way…</source>
        <translation>In corso…</translation>
    </message>
    <message>
        <source>No step worked.</source>
        <translation>Nessun passo è riuscito.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>All done.</source>
        <translation>Tutto fatto.</translation>
    </message>
    <message>
        <source>switch on</source>
        <translation>accensione</translation>
    </message>
    <message>
        <source>switch off</source>
        <translation>spegnimento</translation>
    </message>
    <message>
        <source>input</source>
        <translation>ingresso</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>volume</translation>
    </message>
    <message>
        <source>camera position</source>
        <translation>inquadratura</translation>
    </message>
    <message>
        <source>wake up</source>
        <translation>risveglio</translation>
    </message>
    <message>
        <source>{room} stays as it is: {meeting} needs it at {time}.</source>
        <translation>{room} resta com’è: serve a {meeting} alle {time}.</translation>
    </message>
    <message>
        <source>to be done</source>
        <translation>da fare</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fatto</translation>
    </message>
    <message>
        <source>Rooms of {meeting}</source>
        <translation>Sale di {meeting}</translation>
    </message>
    <message>
        <source>Prepare {room}</source>
        <translation>Prepara {room}</translation>
    </message>
    <message>
        <source>Switch off {room}</source>
        <translation>Spegni {room}</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print</source>
        <translation>Stampa</translation>
    </message>
    <message>
        <source>&amp;Day sheet for the reception</source>
        <translation>Foglio del &amp;giorno per la reception</translation>
    </message>
    <message>
        <source>D&amp;oor sheet: a room&apos;s day in large letters</source>
        <translation>Foglio per la p&amp;orta: il giorno di una sala a grandi lettere</translation>
    </message>
    <message>
        <source>&amp;Week of a room</source>
        <translation>&amp;Settimana di una sala</translation>
    </message>
    <message>
        <source>What people &amp;set up and tidy</source>
        <translation>Gli &amp;allestimenti della giornata</translation>
    </message>
    <message>
        <source>The l&amp;ist as it is shown</source>
        <translation>L’&amp;elenco come è mostrato</translation>
    </message>
    <message>
        <source>&amp;Large print</source>
        <translation>Caratteri &amp;grandi</translation>
    </message>
    <message>
        <source>All rooms with meetings on this day</source>
        <translation>Tutte le sale con riunioni in questo giorno</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>S&amp;ala</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Carta</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>Preview and print</source>
        <translation>Anteprima e stampa</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Salva in PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>meetings</source>
        <translation>riunioni</translation>
    </message>
    <message>
        <source>doors</source>
        <translation>porte</translation>
    </message>
    <message>
        <source>setting up</source>
        <translation>allestimenti</translation>
    </message>
    <message>
        <source>list</source>
        <translation>elenco</translation>
    </message>
    <message>
        <source>week {room}</source>
        <translation>settimana {room}</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>File PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>File di calendario (*.ics)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}. Choose another folder.</source>
        <translation>{file} non è stato scritto: {reason}. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Salvato: {file}</translation>
    </message>
    <message>
        <source>Preview: {title}</source>
        <translation>Anteprima: {title}</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>floor {number}</source>
        <translation>piano {number}</translation>
    </message>
    <message>
        <source>Occupied (private)</source>
        <translation>Occupata (riservata)</translation>
    </message>
    <message>
        <source>Faulty: {devices}</source>
        <translation>Guasto: {devices}</translation>
    </message>
    <message>
        <source>over</source>
        <translation>conclusa</translation>
    </message>
    <message>
        <source>arrived at {time}</source>
        <translation>arrivati alle {time}</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>videoconference</source>
        <translation>videoconferenza</translation>
    </message>
    <message>
        <source>press Enter to check in</source>
        <translation>premi Invio per il check-in</translation>
    </message>
    <message>
        <source>with {rooms}</source>
        <translation>con {rooms}</translation>
    </message>
    <message>
        <source>Prepare at {time}: {what}</source>
        <translation>Prepara alle {time}: {what}</translation>
    </message>
    <message>
        <source>Prepare: {what}</source>
        <translation>Da preparare: {what}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>fino alle {time}</translation>
    </message>
    <message>
        <source>step-free</source>
        <translation>senza gradini</translation>
    </message>
    <message>
        <source>needs approval</source>
        <translation>da approvare</translation>
    </message>
    <message>
        <source>free {until}</source>
        <translation>libera {until}</translation>
    </message>
    <message>
        <source>press Enter to take it now</source>
        <translation>premi Invio per occuparla ora</translation>
    </message>
    <message>
        <source>Take it now</source>
        <translation>Occupa ora</translation>
    </message>
    <message>
        <source>Free rooms now</source>
        <translation>Sale libere ora</translation>
    </message>
    <message>
        <source>No room can be taken now.</source>
        <translation>Nessuna sala si può occupare ora.</translation>
    </message>
    <message>
        <source>Meetings of the day</source>
        <translation>Riunioni del giorno</translation>
    </message>
    <message>
        <source>No meetings.</source>
        <translation>Nessuna riunione.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>Nobody is meeting now.</source>
        <translation>Nessuna riunione in corso.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Prossime</translation>
    </message>
    <message>
        <source>No meeting begins within two hours.</source>
        <translation>Nessuna riunione inizia entro due ore.</translation>
    </message>
    <message>
        <source>Later today</source>
        <translation>Più tardi</translation>
    </message>
    <message>
        <source>No more meetings today.</source>
        <translation>Nessun’altra riunione oggi.</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Concluse</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Rileggi</translation>
    </message>
    <message>
        <source>Arrived: {meeting}.</source>
        <translation>Arrivati: {meeting}.</translation>
    </message>
    <message>
        <source>How long to take {room} for</source>
        <translation>Per quanto occupare {room}</translation>
    </message>
    <message>
        <source>Walk-in meeting</source>
        <translation>Riunione al volo</translation>
    </message>
    <message>
        <source>{room} was taken by somebody else just now. Choose another free room.</source>
        <translation>{room} è appena stata presa da qualcun altro. Scegli un’altra sala libera.</translation>
    </message>
    <message>
        <source>{room} is taken until {time}.</source>
        <translation>{room} è occupata fino alle {time}.</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Giorno precedente</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Giorno successivo</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Search a meeting or a person</source>
        <translation>Riunione o persona</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Stampa…</translation>
    </message>
    <message>
        <source>To set up</source>
        <translation>Allestimenti</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Save the day as PDF</source>
        <translation>Salva il giorno in PDF</translation>
    </message>
    <message>
        <source>.ics</source>
        <translation>.ics</translation>
    </message>
    <message>
        <source>Save the day as a calendar file</source>
        <translation>Salva il giorno come file di calendario</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Schermi</translation>
    </message>
    <message>
        <source>Nothing to set up on this day.</source>
        <translation>Nessun allestimento in questo giorno.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Che cosa fare</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Entro</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Riservata</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Non ancora fatto</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>Stampa l’elenco…</translation>
    </message>
    <message>
        <source>Tables and chairs: {layout}</source>
        <translation>Tavoli e sedie: {layout}</translation>
    </message>
    <message>
        <source>Name plates: {names}</source>
        <translation>Segnaposto: {names}</translation>
    </message>
    <message>
        <source>After the meeting: tidy the room</source>
        <translation>Dopo la riunione: riordinare la sala</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}. Choose another folder.</source>
        <translation>{file} non è stato scritto: {reason}. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Salvato: {file}</translation>
    </message>
    <message>
        <source>This report has no page to print: save it as CSV.</source>
        <translation>Questo rapporto non ha una pagina da stampare: salvalo come CSV.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Aggiorna</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Stampa il rapporto</translation>
    </message>
    <message>
        <source>Save the report as CSV</source>
        <translation>Salva il rapporto come CSV</translation>
    </message>
    <message>
        <source>Last twelve months</source>
        <translation>Ultimi dodici mesi</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Quest’anno</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’anno scorso</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Questo mese</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Il mese scorso</translation>
    </message>
    <message>
        <source>Days of your choice</source>
        <translation>Giorni a scelta</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Prenotazioni</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Ore</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivi</translation>
    </message>
    <message>
        <source>Nobody arrived</source>
        <translation>Nessuno arrivato</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullate</translation>
    </message>
    <message>
        <source>Hours booked</source>
        <translation>Ore prenotate</translation>
    </message>
    <message>
        <source>Meetings between offices</source>
        <translation>Riunioni fra più sedi</translation>
    </message>
    <message>
        <source>Kilometres not driven</source>
        <translation>Chilometri non percorsi</translation>
    </message>
    <message>
        <source>Hours not on the road</source>
        <translation>Ore di viaggio risparmiate</translation>
    </message>
    <message>
        <source>Not spent</source>
        <translation>Spesa evitata</translation>
    </message>
    <message>
        <source>CO₂ not emitted</source>
        <translation>CO₂ non emessa</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>Occupazione</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Riunioni</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>Chilometri</translation>
    </message>
    <message>
        <source>Hours of driving</source>
        <translation>Ore di viaggio</translation>
    </message>
    <message>
        <source>Euro</source>
        <translation>Euro</translation>
    </message>
    <message>
        <source>CO₂, kg</source>
        <translation>CO₂, kg</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Per mese</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mese</translation>
    </message>
    <message>
        <source>By site, that of the first room</source>
        <translation>Per sede (quella della prima sala)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Apparato</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponibile</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Guasti</translation>
    </message>
    <message>
        <source>Hours out of order</source>
        <translation>Ore di guasto</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Apparati</translation>
    </message>
    <message>
        <source>Available, on average</source>
        <translation>Disponibilità media</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operatore</translation>
    </message>
    <message>
        <source>Guaranteed, Mbit/s</source>
        <translation>Garantiti, Mbit/s</translation>
    </message>
    <message>
        <source>Measured, Mbit/s</source>
        <translation>Misurati, Mbit/s</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Misure</translation>
    </message>
    <message>
        <source>Below the guarantee</source>
        <translation>Sotto il garantito</translation>
    </message>
    <message>
        <source>Round trip, ms</source>
        <translation>Andata e ritorno, ms</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Persi</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linee</translation>
    </message>
    <message>
        <source>Use of rooms</source>
        <translation>Uso delle sale</translation>
    </message>
    <message>
        <source>Journeys avoided</source>
        <translation>Trasferte evitate</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Impianti</translation>
    </message>
    <message>
        <source>Occupancy is hours booked, confirmed and pending, of opening hours without holidays. A dash: the site notes no arrivals.</source>
        <translation>Occupazione: ore prenotate, confermate e in attesa, sull’orario di apertura senza i festivi. Un trattino: la sede non registra gli arrivi.</translation>
    </message>
    <message>
        <source>One car’s return journey from each other office to the first, for confirmed meetings that took place. Costs and emissions a kilometre are settings.</source>
        <translation>Un’auto, andata e ritorno, da ogni altra sede alla prima, per le riunioni confermate che si sono tenute. Costi ed emissioni al chilometro sono nelle impostazioni.</translation>
    </message>
    <message>
        <source>Share of the opening hours without a fault, the worst devices first. A dash: not checked yet.</source>
        <translation>Quota dell’orario di apertura senza guasti, prima gli apparati peggiori. Un trattino: non ancora controllato.</translation>
    </message>
    <message>
        <source>Medians of what was measured, down / up, against what is guaranteed.</source>
        <translation>Mediane delle misure, in discesa / in salita, rispetto alla banda garantita.</translation>
    </message>
    <message>
        <source>There are no rooms: make them under “Sites and rooms”.</source>
        <translation>Non ci sono sale: si creano in «Sedi e sale».</translation>
    </message>
    <message>
        <source>In this period no meeting joined rooms of two offices. Choose a longer period.</source>
        <translation>In questo periodo nessuna riunione ha unito sale di due sedi. Scegli un periodo più lungo.</translation>
    </message>
    <message>
        <source>There is no equipment: it is entered under “Sites and rooms”.</source>
        <translation>Non ci sono apparati: si inseriscono in «Sedi e sale».</translation>
    </message>
    <message>
        <source>No line is measured: enter one as equipment under “Sites and rooms”.</source>
        <translation>Nessuna linea è misurata: inseriscine una fra gli apparati in «Sedi e sale».</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Stampa…</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>Salva il rapporto come PDF</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Save the report as CSV, for a spreadsheet</source>
        <translation>Salva il rapporto come CSV, per un foglio di calcolo</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporti</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periodo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dal</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Al</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>&amp;Reason, for those invited</source>
        <translation>&amp;Motivo, per gli invitati</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Non cambiare nulla</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Find a room</source>
        <translation>Trova una sala</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Impianti</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporti</translation>
    </message>
    <message>
        <source>Sites and rooms</source>
        <translation>Sedi e sale</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Something is missing in the service&apos;s settings</source>
        <translation>Nelle impostazioni del servizio manca qualcosa</translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation>Il servizio non è raggiungibile</translation>
    </message>
    <message>
        <source>The service does not answer in time</source>
        <translation>Il servizio non risponde in tempo</translation>
    </message>
    <message>
        <source>The service closed the connection half-way</source>
        <translation>Il servizio ha chiuso il collegamento a metà</translation>
    </message>
    <message>
        <source>The service&apos;s certificate is not valid</source>
        <translation>Il certificato del servizio non è valido</translation>
    </message>
    <message>
        <source>The service&apos;s answer is too large</source>
        <translation>La risposta del servizio è troppo grande</translation>
    </message>
    <message>
        <source>The service answered in an unexpected way</source>
        <translation>Il servizio ha risposto in modo inatteso</translation>
    </message>
    <message>
        <source>The service points to another address</source>
        <translation>Il servizio rimanda a un altro indirizzo</translation>
    </message>
    <message>
        <source>The service does not accept the credentials</source>
        <translation>Il servizio non accetta le credenziali</translation>
    </message>
    <message>
        <source>The credentials do not allow making meetings</source>
        <translation>Le credenziali non permettono di creare riunioni</translation>
    </message>
    <message>
        <source>In Microsoft 365 the application access policy is missing (New-CsApplicationAccessPolicy, then Grant-CsApplicationAccessPolicy; it takes half an hour)</source>
        <translation>In Microsoft 365 manca la «application access policy» (New-CsApplicationAccessPolicy, poi Grant-CsApplicationAccessPolicy; vale dopo circa mezz’ora)</translation>
    </message>
    <message>
        <source>Google&apos;s service account may not act for the organizer (domain-wide delegation)</source>
        <translation>L’account di servizio di Google non può agire per l’organizzatore (delega a livello di dominio)</translation>
    </message>
    <message>
        <source>The service is not on this server</source>
        <translation>Su questo server il servizio non c’è</translation>
    </message>
    <message>
        <source>The service knows no such user or address</source>
        <translation>L’utente o l’indirizzo non esiste nel servizio</translation>
    </message>
    <message>
        <source>The secret is no key to sign with</source>
        <translation>La chiave segreta non serve a firmare</translation>
    </message>
    <message>
        <source>The service asks to wait: too many requests</source>
        <translation>Il servizio chiede di attendere: troppe richieste</translation>
    </message>
    <message>
        <source>The service has a fault</source>
        <translation>Il servizio ha un guasto</translation>
    </message>
    <message>
        <source>The service refused the request</source>
        <translation>Il servizio ha rifiutato la richiesta</translation>
    </message>
    <message>
        <source>The service is still making the link</source>
        <translation>Il servizio sta ancora preparando il link</translation>
    </message>
    <message>
        <source>Tenant (directory ID)</source>
        <translation>Tenant (ID della directory)</translation>
    </message>
    <message>
        <source>Application (client ID)</source>
        <translation>Applicazione (ID client)</translation>
    </message>
    <message>
        <source>Organizer, whose meetings they are</source>
        <translation>Organizzatore, a cui appartengono le riunioni</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Host: the user whose meetings they are</source>
        <translation>Ospitante: l’utente a cui appartengono le riunioni</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Indirizzo del server</translation>
    </message>
    <message>
        <source>Page through which guests enter, with {id} for the meeting</source>
        <translation>Pagina da cui entrano gli ospiti, con {id} per la riunione</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Somma di controllo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utente</translation>
    </message>
    <message>
        <source>Secret, in the keyring</source>
        <translation>Segreto, nel portachiavi</translation>
    </message>
    <message>
        <source>Application, empty where the server wants no tokens</source>
        <translation>Applicazione, vuota se il server non vuole token</translation>
    </message>
    <message>
        <source>Signature of the tokens</source>
        <translation>Firma dei token</translation>
    </message>
    <message>
        <source>Name of the key (RS256)</source>
        <translation>Nome della chiave (RS256)</translation>
    </message>
    <message>
        <source>Audience of the tokens</source>
        <translation>Destinatario dei token (aud)</translation>
    </message>
    <message>
        <source>Subject of the tokens, empty for the server&apos;s name</source>
        <translation>Soggetto dei token (sub), vuoto per il nome del server</translation>
    </message>
    <message>
        <source>Address of Microsoft Graph</source>
        <translation>Indirizzo di Microsoft Graph</translation>
    </message>
    <message>
        <source>Address of the sign-in</source>
        <translation>Indirizzo dell’accesso</translation>
    </message>
    <message>
        <source>Address of the service</source>
        <translation>Indirizzo del servizio</translation>
    </message>
    <message>
        <source>Organizer&apos;s object ID, not the address</source>
        <translation>ID oggetto dell’organizzatore, non l’indirizzo</translation>
    </message>
    <message>
        <source>Client secret, in the keyring</source>
        <translation>Segreto client, nel portachiavi</translation>
    </message>
    <message>
        <source>Service account&apos;s address</source>
        <translation>Indirizzo dell’account di servizio</translation>
    </message>
    <message>
        <source>Service account&apos;s private key (PEM), in the keyring</source>
        <translation>Chiave privata dell’account di servizio (PEM), nel portachiavi</translation>
    </message>
    <message>
        <source>Client secret, a space, refresh token; in the keyring</source>
        <translation>Segreto client, uno spazio, refresh token; nel portachiavi</translation>
    </message>
    <message>
        <source>Account ID</source>
        <translation>ID dell’account</translation>
    </message>
    <message>
        <source>Shared secret, in the keyring</source>
        <translation>Segreto condiviso, nel portachiavi</translation>
    </message>
    <message>
        <source>App password, in the keyring</source>
        <translation>Password per l’app, nel portachiavi</translation>
    </message>
    <message>
        <source>Shared secret, or private key (PEM) for RS256; in the keyring</source>
        <translation>Segreto condiviso, o chiave privata (PEM) per RS256; nel portachiavi</translation>
    </message>
    <message>
        <source>Meetings can have links of this service</source>
        <translation>Le riunioni possono avere link di questo servizio</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>senza limite</translation>
    </message>
    <message>
        <source>Meetings at the same time, by its licences</source>
        <translation>Riunioni nello stesso momento, secondo le licenze</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Prova</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>Ser&amp;vizio</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Prova in corso…</translation>
    </message>
    <message>
        <source>The service answers and would make meetings.</source>
        <translation>Il servizio risponde e creerebbe riunioni.</translation>
    </message>
    <message>
        <source>This is missing or cannot be as it is: {field}</source>
        <translation>Manca o non va bene così: {field}</translation>
    </message>
    <message>
        <source>Something is missing: fill the fields above.</source>
        <translation>Manca qualcosa: compila i campi qui sopra.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>invariato</translation>
    </message>
    <message>
        <source>This computer has no safe keyring for the secret. Set {variable} instead.</source>
        <translation>Questo computer non ha un portachiavi sicuro per il segreto. Imposta invece {variable}.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Titillium Web, the typeface of public offices</source>
        <translation>Titillium Web, il carattere degli uffici pubblici</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>The settings were not written: {reason}</source>
        <translation>Le impostazioni non sono state scritte: {reason}</translation>
    </message>
    <message>
        <source>As the computer is set</source>
        <translation>Come il computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contrasto elevato</translation>
    </message>
    <message>
        <source>No reminders</source>
        <translation>Nessun promemoria</translation>
    </message>
    <message>
        <source>Size of &amp;text</source>
        <translation>Dimensione del &amp;testo</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Lingua e aspetto</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colori</translation>
    </message>
    <message>
        <source>&amp;Reminder before my meetings, in minutes</source>
        <translation>&amp;Promemoria prima delle mie riunioni, in minuti</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Ente</translation>
    </message>
    <message>
        <source>&amp;Municipality, where the database names none</source>
        <translation>Co&amp;mune, se l’archivio non ne indica uno</translation>
    </message>
    <message>
        <source>At this computer</source>
        <translation>Su questo computer</translation>
    </message>
    <message>
        <source>&amp;Who acts at this computer: an e-mail address</source>
        <translation>&amp;Chi opera da questo computer: un indirizzo e-mail</translation>
    </message>
    <message>
        <source>&amp;Jitsi server</source>
        <translation>Server &amp;Jitsi</translation>
    </message>
    <message>
        <source>&amp;Fixed links, one a line: address; PIN; telephone; meeting ID; SIP</source>
        <translation>Link &amp;fissi, uno per riga: indirizzo; PIN; telefono; ID riunione; SIP</translation>
    </message>
    <message>
        <source>Conference services</source>
        <translation>Servizi di videoconferenza</translation>
    </message>
    <message>
        <source>Invitations by mail</source>
        <translation>Inviti per e-mail</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Tell people of faults by e-mail</source>
        <translation>Avvisa per e-mail dei guasti</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Guasti</translation>
    </message>
    <message>
        <source>Organizers of meetings at risk and the reception are told. This holds for all desks.</source>
        <translation>Vengono avvisati chi organizza le riunioni a rischio e la reception. Vale per tutte le postazioni.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Cambia la password</translation>
    </message>
    <message>
        <source>Changing it…</source>
        <translation>La cambio…</translation>
    </message>
    <message>
        <source>The password is changed, and kept in the keyring.</source>
        <translation>La password è cambiata, e sta nel portachiavi.</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nuova password</translation>
    </message>
    <message>
        <source>The same a&amp;gain</source>
        <translation>Ancora &amp;una volta</translation>
    </message>
    <message>
        <source>Password on the database server</source>
        <translation>Password sul server dei dati</translation>
    </message>
    <message>
        <source>Sign out of this computer</source>
        <translation>Esci da questo computer</translation>
    </message>
    <message>
        <source>Leaving this computer to others</source>
        <translation>Lasciare questo computer ad altri</translation>
    </message>
    <message>
        <source>Yes, sign out</source>
        <translation>Sì, esci</translation>
    </message>
    <message>
        <source>Your password, the copy of the bookings and your drafts are taken from this computer. What is booked stays on the server.</source>
        <translation>La tua password, la copia delle prenotazioni e le tue bozze vengono tolte da questo computer. Ciò che è prenotato resta sul server.</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>FREE</source>
        <translation>LIBERA</translation>
    </message>
    <message>
        <source>OCCUPIED</source>
        <translation>OCCUPATA</translation>
    </message>
    <message>
        <source>CLOSED</source>
        <translation>CHIUSA</translation>
    </message>
    <message>
        <source>Booked in another calendar</source>
        <translation>Occupata in un altro calendario</translation>
    </message>
    <message>
        <source>Private meeting</source>
        <translation>Riunione riservata</translation>
    </message>
    <message>
        <source>Join the videoconference</source>
        <translation>Entra in videoconferenza</translation>
    </message>
    <message>
        <source>Take the meeting with you</source>
        <translation>Porta con te la riunione</translation>
    </message>
    <message>
        <source>for the rest of the day</source>
        <translation>per il resto della giornata</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>fino alle {time}</translation>
    </message>
    <message>
        <source>No more meetings today</source>
        <translation>Nessun’altra riunione oggi</translation>
    </message>
    <message>
        <source>Next: {times} {meeting}</source>
        <translation>Poi: {times} {meeting}</translation>
    </message>
    <message>
        <source>Meetings in this building</source>
        <translation>Riunioni in questa sede</translation>
    </message>
    <message>
        <source>Closed today · {reason}</source>
        <translation>Chiuso oggi · {reason}</translation>
    </message>
    <message>
        <source>Closed {times} · {reason}</source>
        <translation>Chiuso {times} · {reason}</translation>
    </message>
    <message>
        <source>Board for the hall</source>
        <translation>Tabellone per l’atrio</translation>
    </message>
    <message>
        <source>Door sign: {room}</source>
        <translation>Cartello alla porta: {room}</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>the conference link {link}</source>
        <translation>il link di videoconferenza {link}</translation>
    </message>
    <message>
        <source>every licence of {service}</source>
        <translation>ogni licenza di {service}</translation>
    </message>
    <message>
        <source>{room} (occupied elsewhere)</source>
        <translation>{room} (occupata altrove)</translation>
    </message>
    <message>
        <source>{what} is taken: {when}</source>
        <translation>{what}: occupata, {when}</translation>
    </message>
    <message>
        <source>The database server does not answer</source>
        <translation>Il server dell’archivio non risponde</translation>
    </message>
    <message>
        <source>What was confirmed is there; what was just asked for may not have been done.</source>
        <translation>Quello che era confermato c’è; quello che hai appena chiesto forse non è stato fatto.</translation>
    </message>
    <message>
        <source>Check the network. RoomDesk connects again by itself; press F5 to look at once.</source>
        <translation>Controlla la rete. RoomDesk si ricollega da solo; premi F5 per riprovare subito.</translation>
    </message>
    <message>
        <source>The database server asks for your login to the domain</source>
        <translation>Il server del database chiede il tuo accesso al dominio</translation>
    </message>
    <message>
        <source>This computer has none that holds. Nothing was changed.</source>
        <translation>Su questo computer non ce n’è uno valido. Non è stato cambiato nulla.</translation>
    </message>
    <message>
        <source>Lock the screen and unlock it with the domain&apos;s password (on Linux: kinit): RoomDesk then goes on by itself.</source>
        <translation>Blocca lo schermo e sbloccalo con la password del dominio (su Linux: kinit): RoomDesk poi prosegue da solo.</translation>
    </message>
    <message>
        <source>The database server is away: only its copy can be read</source>
        <translation>Il server dell’archivio non risponde: se ne può solo leggere la copia</translation>
    </message>
    <message>
        <source>Try again when the yellow bar is gone: RoomDesk connects again by itself.</source>
        <translation>Riprova quando la barra gialla non c’è più: RoomDesk si ricollega da solo.</translation>
    </message>
    <message>
        <source>The copy reaches from {since} to {until}, and does not hold this.</source>
        <translation>La copia va dal {since} al {until} e questo non lo contiene.</translation>
    </message>
    <message>
        <source>Nothing was sent, and nothing waits to be sent: somebody else may take the room meanwhile. What you typed is kept.</source>
        <translation>Non è stato inviato nulla e nulla resta in coda: nel frattempo la sala può prenderla qualcun altro. Ciò che hai scritto è conservato.</translation>
    </message>
    <message>
        <source>The database server could not prove who it is</source>
        <translation>Il server dell’archivio non ha provato di essere quello giusto</translation>
    </message>
    <message>
        <source>No password was sent to it, and nothing was changed.</source>
        <translation>Non gli è stata mandata nessuna password e non è cambiato nulla.</translation>
    </message>
    <message>
        <source>Tell the people who look after the server: its certificate or its encryption is wrong.</source>
        <translation>Avvisa chi cura il server: il certificato o la cifratura non vanno bene.</translation>
    </message>
    <message>
        <source>The database server does not let {who} in</source>
        <translation>Il server dell’archivio non fa entrare {who}</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Non è stato cambiato nulla.</translation>
    </message>
    <message>
        <source>Check the login and its password, or ask the people who look after the server.</source>
        <translation>Controlla il nome e la password, o chiedi a chi cura il server.</translation>
    </message>
    <message>
        <source>The password was not changed</source>
        <translation>La password non è stata cambiata</translation>
    </message>
    <message>
        <source>The one from before holds.</source>
        <translation>Vale quella di prima.</translation>
    </message>
    <message>
        <source>The server did not take the new one: choose another, or ask the people who look after it.</source>
        <translation>Il server non ha accettato quella nuova: scegline un’altra, o chiedi a chi cura il server.</translation>
    </message>
    <message>
        <source>Nobody logs in here with a password of RoomDesk: it is changed where you got it.</source>
        <translation>Qui non si entra con una password di RoomDesk: la si cambia dove è stata data.</translation>
    </message>
    <message>
        <source>On a shared database the login says who acts</source>
        <translation>In un archivio condiviso è il login a dire chi agisce</translation>
    </message>
    <message>
        <source>Start RoomDesk without choosing {who}: the login in the address decides.</source>
        <translation>Avvia RoomDesk senza scegliere {who}: decide il login nell’indirizzo.</translation>
    </message>
    <message>
        <source>The address of the database server cannot be used</source>
        <translation>L’indirizzo del server dell’archivio non si può usare</translation>
    </message>
    <message>
        <source>Nothing was sent to it.</source>
        <translation>Non gli è stato mandato nulla.</translation>
    </message>
    <message>
        <source>Take out: {part}. A password belongs into this computer&apos;s keyring.</source>
        <translation>Togli: {part}. Una password sta nel portachiavi di questo computer.</translation>
    </message>
    <message>
        <source>There is no RoomDesk on this server yet</source>
        <translation>Su questo server RoomDesk non c’è ancora</translation>
    </message>
    <message>
        <source>Whoever looks after the server runs: roomdesk db init</source>
        <translation>Chi cura il server esegue: roomdesk db init</translation>
    </message>
    <message>
        <source>The shared database is of an older RoomDesk</source>
        <translation>L’archivio condiviso è di un RoomDesk più vecchio</translation>
    </message>
    <message>
        <source>Whoever looks after the server runs: roomdesk db upgrade ({found}, wanted {known})</source>
        <translation>Chi cura il server esegue: roomdesk db upgrade ({found}, serve {known})</translation>
    </message>
    <message>
        <source>The target of the copy already holds something</source>
        <translation>L’archivio di arrivo contiene già qualcosa</translation>
    </message>
    <message>
        <source>Choose an empty database.</source>
        <translation>Scegli un archivio vuoto.</translation>
    </message>
    <message>
        <source>The copy is not the same as the original</source>
        <translation>La copia non è uguale all’originale</translation>
    </message>
    <message>
        <source>Nothing of the copy was kept.</source>
        <translation>Della copia non è rimasto nulla.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, call the technician.</source>
        <translation>Riprova; se succede ancora, chiama il tecnico.</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personale</translation>
    </message>
    <message>
        <source>reception</source>
        <translation>reception</translation>
    </message>
    <message>
        <source>technicians</source>
        <translation>tecnici</translation>
    </message>
    <message>
        <source>administrators</source>
        <translation>amministratori</translation>
    </message>
    <message>
        <source>Not free: somebody has booked already</source>
        <translation>Non libera: qualcuno ha già prenotato</translation>
    </message>
    <message>
        <source>Nothing was booked; what you typed is still here.</source>
        <translation>Non è stato prenotato nulla; quello che hai scritto è ancora qui.</translation>
    </message>
    <message>
        <source>Choose one of the alternatives, another time or other rooms.</source>
        <translation>Scegli una delle alternative, un altro orario o altre sale.</translation>
    </message>
    <message>
        <source>This meeting is booked already, with other details: {title}</source>
        <translation>Questa riunione è già prenotata, con altri dati: {title}</translation>
    </message>
    <message>
        <source>Close this panel and edit the meeting that is booked.</source>
        <translation>Chiudi questo riquadro e modifica la riunione prenotata.</translation>
    </message>
    <message>
        <source>{place} is closed: {reason}</source>
        <translation>{place}, chiusura: {reason}</translation>
    </message>
    <message>
        <source>Choose another day or another room.</source>
        <translation>Scegli un altro giorno o un’altra sala.</translation>
    </message>
    <message>
        <source>{site} is not open for the whole of the meeting</source>
        <translation>{site}: la sede non è aperta per tutta la riunione</translation>
    </message>
    <message>
        <source>Its opening hours are: {opening}.</source>
        <translation>I suoi orari di apertura sono: {opening}.</translation>
    </message>
    <message>
        <source>{room} is not used for meetings any more</source>
        <translation>{room} non si usa più per le riunioni</translation>
    </message>
    <message>
        <source>Choose another room.</source>
        <translation>Scegli un’altra sala.</translation>
    </message>
    <message>
        <source>{room} cannot be booked for {length}</source>
        <translation>{room} non si può prenotare per {length}</translation>
    </message>
    <message>
        <source>It can be booked for {shortest} to {longest}.</source>
        <translation>Si può prenotare da {shortest} a {longest}.</translation>
    </message>
    <message>
        <source>{room} cannot be booked so far ahead</source>
        <translation>{room} non si può prenotare con tanto anticipo</translation>
    </message>
    <message>
        <source>{room} is not open to everybody</source>
        <translation>{room} non è aperta a tutti</translation>
    </message>
    <message>
        <source>It can be booked by: {roles}.</source>
        <translation>La possono prenotare: {roles}.</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Non puoi farlo</translation>
    </message>
    <message>
        <source>Ask the organizer, the reception or an administrator. You act as {who}.</source>
        <translation>Chiedi all’organizzatore, alla reception o a un amministratore. Operi come {who}.</translation>
    </message>
    <message>
        <source>{who} is not among the people of this municipality</source>
        <translation>{who} non è tra le persone di questo Comune</translation>
    </message>
    <message>
        <source>Ask an administrator to add you.</source>
        <translation>Chiedi a un amministratore di aggiungerti.</translation>
    </message>
    <message>
        <source>An administrator is needed among the people</source>
        <translation>Tra le persone serve un amministratore</translation>
    </message>
    <message>
        <source>Add the administrator first, or give somebody else that role before.</source>
        <translation>Aggiungi prima l’amministratore, oppure dai prima quel ruolo a un’altra persona.</translation>
    </message>
    <message>
        <source>Nobody takes themselves away</source>
        <translation>Non puoi togliere te stesso</translation>
    </message>
    <message>
        <source>Another administrator can do that.</source>
        <translation>Lo può fare un altro amministratore.</translation>
    </message>
    <message>
        <source>rooms</source>
        <translation>sale</translation>
    </message>
    <message>
        <source>people</source>
        <translation>persone</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>apparati</translation>
    </message>
    <message>
        <source>closures</source>
        <translation>chiusure</translation>
    </message>
    <message>
        <source>bookings</source>
        <translation>prenotazioni</translation>
    </message>
    <message>
        <source>a calendar elsewhere</source>
        <translation>un calendario esterno</translation>
    </message>
    <message>
        <source>a published calendar</source>
        <translation>un calendario pubblicato</translation>
    </message>
    <message>
        <source>a photo</source>
        <translation>una foto</translation>
    </message>
    <message>
        <source>checks</source>
        <translation>controlli</translation>
    </message>
    <message>
        <source>faults</source>
        <translation>guasti</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>una manutenzione</translation>
    </message>
    <message>
        <source>entries in the history</source>
        <translation>voci nello storico</translation>
    </message>
    <message>
        <source>a login on the server</source>
        <translation>un accesso al server</translation>
    </message>
    <message>
        <source>{key} cannot be taken away, since it is in use: {uses}</source>
        <translation>{key} non si può togliere, perché è in uso: {uses}</translation>
    </message>
    <message>
        <source>What uses it has to go first.</source>
        <translation>Prima va tolto quel che lo usa.</translation>
    </message>
    <message>
        <source>What is not used any more can be retired.</source>
        <translation>Quel che non si usa più si può dismettere.</translation>
    </message>
    <message>
        <source>This booking cannot be changed any more: {status}</source>
        <translation>Questa prenotazione non si può più cambiare: {status}</translation>
    </message>
    <message>
        <source>Make a new booking instead.</source>
        <translation>Fai una nuova prenotazione.</translation>
    </message>
    <message>
        <source>This message about “{title}” is out of date</source>
        <translation>Questo messaggio su «{title}» è superato</translation>
    </message>
    <message>
        <source>A newer one was read already. Ask whoever sent it for the latest.</source>
        <translation>Ne è già stato letto uno più nuovo. Chiedi l’ultimo a chi l’ha mandato.</translation>
    </message>
    <message>
        <source>“{title}” is organized here</source>
        <translation>«{title}» è organizzata qui</translation>
    </message>
    <message>
        <source>A file does not change it: move or cancel the booking instead.</source>
        <translation>Un file non la cambia: sposta o annulla la prenotazione.</translation>
    </message>
    <message>
        <source>{who} is not invited to “{title}”</source>
        <translation>{who} non è invitato a «{title}»</translation>
    </message>
    <message>
        <source>Only whoever organizes a meeting or is invited to it can write about it.</source>
        <translation>Può scriverne solo chi organizza la riunione o vi è invitato.</translation>
    </message>
    <message>
        <source>The demonstration needs an empty database.</source>
        <translation>La dimostrazione ha bisogno di un archivio vuoto.</translation>
    </message>
    <message>
        <source>The database was made by a newer RoomDesk</source>
        <translation>L’archivio è stato creato da un RoomDesk più recente</translation>
    </message>
    <message>
        <source>Update RoomDesk on this computer: it knows databases up to version {known}, this one is at {found}.</source>
        <translation>Aggiorna RoomDesk su questo computer: conosce gli archivi fino alla versione {known}, questo è alla {found}.</translation>
    </message>
    <message>
        <source>site</source>
        <translation>sede</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>device</source>
        <translation>apparato</translation>
    </message>
    <message>
        <source>open fault</source>
        <translation>guasto aperto</translation>
    </message>
    <message>
        <source>booking</source>
        <translation>prenotazione</translation>
    </message>
    <message>
        <source>person</source>
        <translation>persona</translation>
    </message>
    <message>
        <source>closure</source>
        <translation>chiusura</translation>
    </message>
    <message>
        <source>Not there any more: {kind} {key}</source>
        <translation>Non c’è più: {kind} {key}</translation>
    </message>
    <message>
        <source>Press F5 to see the present state.</source>
        <translation>Premi F5 per vedere la situazione attuale.</translation>
    </message>
    <message>
        <source>Somebody has changed {key} in the meantime</source>
        <translation>Nel frattempo qualcuno ha cambiato {key}</translation>
    </message>
    <message>
        <source>Somebody has changed this booking in the meantime</source>
        <translation>Nel frattempo qualcuno ha cambiato questa prenotazione</translation>
    </message>
    <message>
        <source>Look at it as it is now, then try again.</source>
        <translation>Guardala com’è adesso, poi riprova.</translation>
    </message>
    <message>
        <source>Nothing was changed; what you typed is still here.</source>
        <translation>Non è stato cambiato nulla; quello che hai scritto è ancora qui.</translation>
    </message>
    <message>
        <source>Put it right and try again.</source>
        <translation>Correggi e riprova.</translation>
    </message>
    <message>
        <source>{file}, line {line}: {fault} {value}</source>
        <translation>{file}, riga {line}: {fault} {value}</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Non è stato importato nulla.</translation>
    </message>
    <message>
        <source>Put the lines right in the file and import it again.</source>
        <translation>Correggi le righe nel file e importalo di nuovo.</translation>
    </message>
    <message>
        <source>Perhaps {nearest} was meant.</source>
        <translation>Forse si intendeva {nearest}.</translation>
    </message>
    <message>
        <source>A setting is wrong or missing: {key}</source>
        <translation>Un’impostazione è sbagliata o manca: {key}</translation>
    </message>
    <message>
        <source>Ask the administrator to put it right.</source>
        <translation>Chiedi all’amministratore di correggerla.</translation>
    </message>
    <message>
        <source>The database lies on a network share or in a synced folder</source>
        <translation>L’archivio si trova su una cartella di rete o sincronizzata</translation>
    </message>
    <message>
        <source>It was not opened, since it could be damaged there.</source>
        <translation>Non è stato aperto, perché lì potrebbe danneggiarsi.</translation>
    </message>
    <message>
        <source>Put it on this computer&apos;s own disk, or use a PostgreSQL server.</source>
        <translation>Mettilo sul disco di questo computer, oppure usa un server PostgreSQL.</translation>
    </message>
    <message>
        <source>The database is busy</source>
        <translation>L’archivio è occupato</translation>
    </message>
    <message>
        <source>Another program holds it. Try again in a moment.</source>
        <translation>Un altro programma lo sta usando. Riprova tra un momento.</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>L’archivio non risponde</translation>
    </message>
    <message>
        <source>What you see is as it was last read.</source>
        <translation>Quello che vedi è com’era all’ultima lettura.</translation>
    </message>
    <message>
        <source>Check that the disk or server is there, then press F5.</source>
        <translation>Verifica che il disco o il server ci sia, poi premi F5.</translation>
    </message>
    <message>
        <source>The database is not whole</source>
        <translation>L’archivio non è integro</translation>
    </message>
    <message>
        <source>Nothing is written to it, so nothing more can be lost.</source>
        <translation>Non vi si scrive nulla, così non si perde altro.</translation>
    </message>
    <message>
        <source>Call the technician: a backup may have to be brought back.</source>
        <translation>Chiama il tecnico: può servire il ripristino di una copia.</translation>
    </message>
    <message>
        <source>The backup is not whole</source>
        <translation>La copia di sicurezza non è integra</translation>
    </message>
    <message>
        <source>Take another backup.</source>
        <translation>Prendi un’altra copia di sicurezza.</translation>
    </message>
    <message>
        <source>The database&apos;s file was moved, deleted or replaced</source>
        <translation>Il file dell’archivio è stato spostato, cancellato o sostituito</translation>
    </message>
    <message>
        <source>What you see is as it was last read; nothing was written.</source>
        <translation>Quello che vedi è com’era all’ultima lettura; non è stato scritto nulla.</translation>
    </message>
    <message>
        <source>Put it back where it was, then close RoomDesk and open it again.</source>
        <translation>Rimettilo dov’era, poi chiudi RoomDesk e riaprilo.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Il disco è pieno</translation>
    </message>
    <message>
        <source>What was confirmed before is there; this was not written.</source>
        <translation>Quello che era confermato c’è; questo non è stato scritto.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Libera un po’ di spazio, poi riprova.</translation>
    </message>
</context>
<context>
    <name>ThisComputer</name>
    <message>
        <source>None found</source>
        <translation>Nessun dispositivo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Interrompi</translation>
    </message>
    <message>
        <source>I heard it</source>
        <translation>L’ho sentito</translation>
    </message>
    <message>
        <source>I heard nothing</source>
        <translation>Non ho sentito nulla</translation>
    </message>
    <message>
        <source>Try the camera</source>
        <translation>Prova la telecamera</translation>
    </message>
    <message>
        <source>Try the microphone</source>
        <translation>Prova il microfono</translation>
    </message>
    <message>
        <source>Play a tone</source>
        <translation>Fai suonare un tono</translation>
    </message>
    <message>
        <source>Measure the line</source>
        <translation>Misura la linea</translation>
    </message>
    <message>
        <source>Three seconds are judged: bright enough, moving, enough pictures.</source>
        <translation>Bastano tre secondi: si guardano luce, movimento e immagini al secondo.</translation>
    </message>
    <message>
        <source>Half a second of quiet is measured; then speak, and see the bar move.</source>
        <translation>Si misura mezzo secondo di silenzio; poi parla e guarda muoversi la barra.</translation>
    </message>
    <message>
        <source>A tone of a second is played, and the microphone listens for it.</source>
        <translation>Suona un tono di un secondo e il microfono lo ascolta.</translation>
    </message>
    <message>
        <source>Three hundred small packets go to the conference server and back.</source>
        <translation>Trecento piccoli pacchetti vanno al server delle videoconferenze e ritornano.</translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation>La telecamera è spenta</translation>
    </message>
    <message>
        <source>The camera&apos;s picture</source>
        <translation>L’immagine della telecamera</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>Livello del microfono</translation>
    </message>
    <message>
        <source>Conference server</source>
        <translation>Server delle videoconferenze</translation>
    </message>
    <message>
        <source>Try everything</source>
        <translation>Prova tutto</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copia il resoconto</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Guardo…</translation>
    </message>
    <message>
        <source>Listening… be quiet for a moment, then speak.</source>
        <translation>Ascolto… silenzio per un momento, poi parla.</translation>
    </message>
    <message>
        <source>Playing a tone…</source>
        <translation>Suona un tono…</translation>
    </message>
    <message>
        <source>Write the conference server&apos;s address first.</source>
        <translation>Scrivi prima l’indirizzo del server delle videoconferenze.</translation>
    </message>
    <message>
        <source>Measuring… about five seconds.</source>
        <translation>Misuro… circa cinque secondi.</translation>
    </message>
    <message>
        <source>The report is copied: paste it into a mail.</source>
        <translation>Il resoconto è copiato: incollalo in un’e-mail.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Questo computer</translation>
    </message>
    <message>
        <source>Try everything before a call. Nothing is recorded, and only the line&apos;s packets leave this computer.</source>
        <translation>Prova tutto prima di una chiamata. Nulla viene registrato, e da questo computer escono solo i pacchetti che misurano la linea.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Telecamera</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfono</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Altoparlante</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linea</translation>
    </message>
    <message>
        <source>Gives a picture that moves.</source>
        <translation>Dà un’immagine in movimento.</translation>
    </message>
    <message>
        <source>Hears the room.</source>
        <translation>Sente la sala.</translation>
    </message>
    <message>
        <source>Good for video calls.</source>
        <translation>Adatta alle videochiamate.</translation>
    </message>
    <message>
        <source>This program has no access to sound and cameras on this computer.</source>
        <translation>Su questo computer il programma non ha accesso al suono e alle telecamere.</translation>
    </message>
    <message>
        <source>The system does not let RoomDesk in. Allow it in the system&apos;s privacy settings.</source>
        <translation>Il sistema non dà accesso a RoomDesk. Autorizzalo nelle impostazioni di privacy del sistema.</translation>
    </message>
    <message>
        <source>No camera found. Is it plugged in, and switched on?</source>
        <translation>Nessuna telecamera trovata. È collegata e accesa?</translation>
    </message>
    <message>
        <source>No microphone found. Is it plugged in?</source>
        <translation>Nessun microfono trovato. È collegato?</translation>
    </message>
    <message>
        <source>No loudspeaker found. Is it plugged in?</source>
        <translation>Nessun altoparlante trovato. È collegato?</translation>
    </message>
    <message>
        <source>It cannot be opened: perhaps another program uses it. Close that one.</source>
        <translation>Non si apre: forse la usa un altro programma. Chiudilo e riprova.</translation>
    </message>
    <message>
        <source>It gives no pictures. Unplug it and plug it in again.</source>
        <translation>Non dà immagini. Scollegala e ricollegala.</translation>
    </message>
    <message>
        <source>Few pictures a second: too little light, or a slow connection.</source>
        <translation>Poche immagini al secondo: poca luce o collegamento lento.</translation>
    </message>
    <message>
        <source>The picture is black. Is its cover closed?</source>
        <translation>L’immagine è nera. Il coperchio è chiuso?</translation>
    </message>
    <message>
        <source>The picture stands still. Unplug it and plug it in again.</source>
        <translation>L’immagine è ferma. Scollegala e ricollegala.</translation>
    </message>
    <message>
        <source>The microphone gives no sound at all. Unplug it and plug it in again.</source>
        <translation>Il microfono non dà alcun suono. Scollegalo e ricollegalo.</translation>
    </message>
    <message>
        <source>It is mute: switched off at its button, or in the system&apos;s sound settings.</source>
        <translation>È muto: spento col suo tasto o nelle impostazioni audio del sistema.</translation>
    </message>
    <message>
        <source>Very quiet. Raise its level in the system&apos;s sound settings.</source>
        <translation>Molto basso. Alza il livello nelle impostazioni audio del sistema.</translation>
    </message>
    <message>
        <source>Much noise. Lower its level, or choose another one.</source>
        <translation>Molto rumore. Abbassa il livello o scegline un altro.</translation>
    </message>
    <message>
        <source>The tone was heard by the microphone.</source>
        <translation>Il microfono ha sentito il tono.</translation>
    </message>
    <message>
        <source>You heard the tone.</source>
        <translation>Hai sentito il tono.</translation>
    </message>
    <message>
        <source>You did not hear the tone. Check volume, plugs and the choice above.</source>
        <translation>Non hai sentito il tono. Controlla volume, cavi e la scelta qui sopra.</translation>
    </message>
    <message>
        <source>The microphone did not hear the tone. Speakerphones take away their own echo: did you hear it?</source>
        <translation>Il microfono non ha sentito il tono. I vivavoce tolgono la propria eco: tu l’hai sentito?</translation>
    </message>
    <message>
        <source>The microphone is mute and cannot tell. Did you hear the tone?</source>
        <translation>Il microfono è muto e non può dirlo. Hai sentito il tono?</translation>
    </message>
    <message>
        <source>{fps} pictures a second · {black} % black · {frozen} % without movement</source>
        <translation>{fps} immagini al secondo · {black}&#xa0;% nere · {frozen}&#xa0;% senza movimento</translation>
    </message>
    <message>
        <source>Quiet of the room: {level} dB</source>
        <translation>Silenzio della sala: {level} dB</translation>
    </message>
    <message>
        <source>Tone over the noise: {over} dB</source>
        <translation>Tono sopra il rumore: {over} dB</translation>
    </message>
    <message>
        <source>Round trip {rtt} ms · jitter {jitter} ms · {lost} of {sent} packets lost · sound {mos} of 4.5</source>
        <translation>Andata e ritorno {rtt} ms · irregolarità {jitter} ms · {lost} pacchetti persi su {sent} · voce {mos} su 4,5</translation>
    </message>
    <message>
        <source>This computer, {when}</source>
        <translation>Questo computer, {when}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>RoomDesk cannot be opened</source>
        <translation>RoomDesk non si può aprire</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Copy for support</source>
        <translation>Copia per l’assistenza</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Non è stato cambiato nulla.</translation>
    </message>
    <message>
        <source>Check that the disk or server is there, then open RoomDesk again.</source>
        <translation>Controlla che il disco o il server ci sia, poi riapri RoomDesk.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>RoomDesk – demonstration</source>
        <translation>RoomDesk – dimostrazione</translation>
    </message>
    <message>
        <source>Show the meeting</source>
        <translation>Mostra la riunione</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Ovunque</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nuova prenotazione</translation>
    </message>
    <message>
        <source>Search commands and meetings</source>
        <translation>Cerca comandi e riunioni</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avvisi</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastiera</translation>
    </message>
    <message>
        <source>Leave the demonstration</source>
        <translation>Esci dalla dimostrazione</translation>
    </message>
    <message>
        <source>About RoomDesk</source>
        <translation>Informazioni su RoomDesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demonstration: invented data</source>
        <translation>Dimostrazione: dati inventati</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sedi</translation>
    </message>
    <message>
        <source>Data: {location}</source>
        <translation>Dati: {location}</translation>
    </message>
    <message>
        <source>You act as {email}</source>
        <translation>Operi come {email}</translation>
    </message>
    <message>
        <source>Equipment not checked yet</source>
        <translation>Impianti non ancora controllati</translation>
    </message>
    <message>
        <source>Equipment last checked at {time}: {counts}</source>
        <translation>Ultimo controllo impianti alle {time}: {counts}</translation>
    </message>
    <message>
        <source>The draft “{title}” is kept: it is not booked yet.</source>
        <translation>La bozza «{title}» è conservata: non è ancora prenotata.</translation>
    </message>
    <message>
        <source>The server is back. The draft “{title}” is kept: it is not booked yet.</source>
        <translation>Il server è tornato. La bozza «{title}» è conservata: non è ancora prenotata.</translation>
    </message>
    <message>
        <source>The copy of its bookings was taken away from this computer.</source>
        <translation>La copia delle prenotazioni è stata tolta da questo computer.</translation>
    </message>
    <message>
        <source>Offline: the database server does not answer.</source>
        <translation>Fuori linea: il server dell’archivio non risponde.</translation>
    </message>
    <message>
        <source>Offline: the database server has not answered since {time}.</source>
        <translation>Fuori linea: il server dell’archivio non risponde dalle {time}.</translation>
    </message>
    <message>
        <source>What you see is as it was then; nothing can be booked or changed until it is back.</source>
        <translation>Quel che si vede è com’era allora; finché non torna non si può prenotare né modificare.</translation>
    </message>
    <message>
        <source>You are reading a copy that is {age} old ({when}); nothing can be booked or changed until it is back.</source>
        <translation>Si legge una copia vecchia di {age} ({when}); finché non torna non si può prenotare né modificare.</translation>
    </message>
    <message>
        <source>What you type is kept as a draft.</source>
        <translation>Ciò che scrivi resta come bozza.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Confirmed</source>
        <translation>Confermata</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>Da approvare</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annullata</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Respinta</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In ordine</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Da verificare</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>Guasto</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Non controllato</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>ha accettato</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>ha rifiutato</translation>
    </message>
    <message>
        <source>perhaps</source>
        <translation>forse</translation>
    </message>
    <message>
        <source>Only this date</source>
        <translation>Solo questa data</translation>
    </message>
    <message>
        <source>This date and those after it</source>
        <translation>Questa data e le successive</translation>
    </message>
    <message>
        <source>All dates of the series</source>
        <translation>Tutte le date della serie</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>telecamera</translation>
    </message>
    <message>
        <source>display</source>
        <translation>schermo</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>microfono</translation>
    </message>
    <message>
        <source>loudspeaker</source>
        <translation>altoparlante</translation>
    </message>
    <message>
        <source>projector</source>
        <translation>proiettore</translation>
    </message>
    <message>
        <source>video codec</source>
        <translation>codec video</translation>
    </message>
    <message>
        <source>whiteboard</source>
        <translation>lavagna</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd d MMMM yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>Occupied elsewhere · read {when}</source>
        <translation>Occupata altrove · letta {when}</translation>
    </message>
    <message>
        <source>Occupied elsewhere</source>
        <translation>Occupata altrove</translation>
    </message>
    <message>
        <source>from {start} to {end}</source>
        <translation>dalle {start} alle {end}</translation>
    </message>
    <message>
        <source>line {speed} Gbit/s</source>
        <translation>linea {speed} Gbit/s</translation>
    </message>
    <message>
        <source>line {speed} Mbit/s</source>
        <translation>linea {speed} Mbit/s</translation>
    </message>
    <message>
        <source>Patron saint&apos;s day</source>
        <translation>Festa del patrono</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Chiusa</translation>
    </message>
    <message>
        <source>Outside opening hours</source>
        <translation>Fuori orario di apertura</translation>
    </message>
    <message>
        <source>Every working day</source>
        <translation>Ogni giorno lavorativo</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Ogni giorno</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Ogni settimana</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>Ogni mese</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Ogni anno</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Ripetuta</translation>
    </message>
    <message>
        <source>{often}, until {day}</source>
        <translation>{often}, fino a {day}</translation>
    </message>
    <message>
        <source>Every {count} days</source>
        <translation>Ogni {count} giorni</translation>
    </message>
    <message>
        <source>Every {count} weeks</source>
        <translation>Ogni {count} settimane</translation>
    </message>
    <message>
        <source>Every {count} months</source>
        <translation>Ogni {count} mesi</translation>
    </message>
    <message>
        <source>Every {count} years</source>
        <translation>Ogni {count} anni</translation>
    </message>
    <message>
        <source>{often} on {days}</source>
        <translation>{often}, {days}</translation>
    </message>
    <message>
        <source>the first {weekday}</source>
        <translation>il 1º {weekday}</translation>
    </message>
    <message>
        <source>the second {weekday}</source>
        <translation>il 2º {weekday}</translation>
    </message>
    <message>
        <source>the third {weekday}</source>
        <translation>il 3º {weekday}</translation>
    </message>
    <message>
        <source>the fourth {weekday}</source>
        <translation>il 4º {weekday}</translation>
    </message>
    <message>
        <source>the fifth {weekday}</source>
        <translation>il 5º {weekday}</translation>
    </message>
    <message>
        <source>the last {weekday}</source>
        <translation>l’ultimo {weekday}</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>Occupata</translation>
    </message>
</context>
</TS>
