<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n linked room(s)</source>
        <translation>
            <numerusform>%n linked room</numerusform>
            <numerusform>%n linked rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Invitation sent to %n person(s)</source>
        <translation>
            <numerusform>Invitation sent to %n person</numerusform>
            <numerusform>Invitation sent to %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) on the way</source>
        <translation>
            <numerusform>%n mail on the way</numerusform>
            <numerusform>%n mails on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) of that calendar cannot be read: they are not known here.</source>
        <translation>
            <numerusform>%n meeting of that calendar cannot be read: it is not known here.</numerusform>
            <numerusform>%n meetings of that calendar cannot be read: they are not known here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) do not know yet how the meeting stands now</source>
        <translation>
            <numerusform>%n person does not know yet how the meeting stands now</numerusform>
            <numerusform>%n people do not know yet how the meeting stands now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s) cancelled.</source>
        <translation>
            <numerusform>%n booking cancelled.</numerusform>
            <numerusform>%n bookings cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) failed: the others are done.</source>
        <translation>
            <numerusform>One step failed: the others are done.</numerusform>
            <numerusform>%n steps failed: the others are done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n step(s) done</source>
        <translation>
            <numerusform>{done} of %n step done</numerusform>
            <numerusform>{done} of %n steps done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seats for %n visitor(s)</source>
        <translation>
            <numerusform>Seat for %n visitor</numerusform>
            <numerusform>Seats for %n visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more minute(s), until {time}</source>
        <translation>
            <numerusform>%n more minute, until {time}</numerusform>
            <numerusform>%n more minutes, until {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s) to spare</source>
        <translation>
            <numerusform>%n seat to spare</numerusform>
            <numerusform>%n seats to spare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking(s)</source>
        <translation>
            <numerusform>%n booking</numerusform>
            <numerusform>%n bookings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) booked.</source>
        <translation>
            <numerusform>Meeting booked.</numerusform>
            <numerusform>%n dates booked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s), all free</source>
        <translation>
            <numerusform>%n date, free</numerusform>
            <numerusform>%n dates, all free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not free</source>
        <translation>
            <numerusform>%n not free</numerusform>
            <numerusform>%n not free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) will be booked.</source>
        <translation>
            <numerusform>%n date will be booked.</numerusform>
            <numerusform>%n dates will be booked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) left out.</source>
        <translation>
            <numerusform>%n date left out.</numerusform>
            <numerusform>%n dates left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{accepted} of %n accepted</source>
        <translation>
            <numerusform>{accepted} of %n accepted</numerusform>
            <numerusform>{accepted} of %n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) expected</source>
        <translation>
            <numerusform>%n visitor expected</numerusform>
            <numerusform>%n visitors expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It can be booked at most %n day(s) ahead.</source>
        <translation>
            <numerusform>It can be booked at most %n day ahead.</numerusform>
            <numerusform>It can be booked at most %n days ahead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This database holds %n site(s) already</source>
        <translation>
            <numerusform>This database holds %n site already</numerusform>
            <numerusform>This database holds %n sites already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be imported</source>
        <translation>
            <numerusform>%n line cannot be imported</numerusform>
            <numerusform>%n lines cannot be imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s) free</source>
        <translation>
            <numerusform>%n room free</numerusform>
            <numerusform>%n rooms free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This touches %n booking(s), which stay(s) booked:</source>
        <translation>
            <numerusform>This touches %n booking, which stays booked:</numerusform>
            <numerusform>This touches %n bookings, which stay booked:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in this file</source>
        <translation>
            <numerusform>%n meeting in this file</numerusform>
            <numerusform>%n meetings in this file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) this week</source>
        <translation>
            <numerusform>%n meeting this week</numerusform>
            <numerusform>%n meetings this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s)</source>
        <translation>
            <numerusform>%n date</numerusform>
            <numerusform>%n dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) now or about to begin</source>
        <translation>
            <numerusform>%n meeting now or about to begin</numerusform>
            <numerusform>%n meetings now or about to begin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n new notice</numerusform>
            <numerusform>%n new notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) not read yet</source>
        <translation>
            <numerusform>%n notice not read yet</numerusform>
            <numerusform>%n notices not read yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in order</source>
        <translation>
            <numerusform>in order</numerusform>
            <numerusform>in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>need(s) attention</source>
        <translation>
            <numerusform>needs attention</numerusform>
            <numerusform>need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>faulty</source>
        <translation>
            <numerusform>faulty</numerusform>
            <numerusform>faulty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not checked</source>
        <translation>
            <numerusform>not checked</numerusform>
            <numerusform>not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) held in another room</source>
        <translation>
            <numerusform>%n meeting held in another room</numerusform>
            <numerusform>%n meetings held in another room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n measurement</numerusform>
            <numerusform>%n measurements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed in a row</source>
        <translation>
            <numerusform>%n check failed in a row</numerusform>
            <numerusform>%n checks failed in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) checked</source>
        <translation>
            <numerusform>%n device checked</numerusform>
            <numerusform>%n devices checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) opened</source>
        <translation>
            <numerusform>%n fault opened</numerusform>
            <numerusform>%n faults opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in order</source>
        <translation>
            <numerusform>%n in order</numerusform>
            <numerusform>%n in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faulty</source>
        <translation>
            <numerusform>%n faulty</numerusform>
            <numerusform>%n faulty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not checked</source>
        <translation>
            <numerusform>%n not checked</numerusform>
            <numerusform>%n not checked</numerusform>
        </translation>
    </message>
</context>
</TS>
