import { aboutBot } from "./about-bot.ts";
import type { IntentPhrases } from "./phrases.ts";
import { listed } from "./phrases.ts";

export const latvian: IntentPhrases = {
  spaced: true,
  person: listed(`
    cilvēks, cilvēku, cilvēkam, īstu cilvēku, īsts cilvēks, dzīvu cilvēku, reālu cilvēku,
    operators, operatoru, operatoram, konsultants, konsultantu, konsultantam, darbinieks,
    darbinieku, darbiniekam, aģents, aģentu, speciālistu, pārstāvi, pārstāvis, vadītāju,
    klientu serviss, klientu servisu, klientu apkalpošana, klientu apkalpošanu, klientu dienests,
    klientu dienestu, atbalsta dienests, ne robots, nevis robots, nevis robotu, nevis ar robotu,
    runāt ar kādu, parunāt ar kādu, aprunāties ar kādu, sazināties ar kādu, vai kāds tur ir,
    vai tur kāds ir, ir kāds tur, vai kāds var palīdzēt, cilvēki, kādu cilvēku, reāls cilvēks,
    dzīvs cilvēks, īstam cilvēkam, dzīvam cilvēkam, menedžeri, menedžeris, vadītājs, vadītājam,
    atbalsta komandu, atbalstu, palīdzības dienestu, jūsu darbinieku, jūsu speciālistu,
    speciālists, speciālistam, pārdevēju, konsultāciju ar cilvēku, nevis botu, nevis ar botu,
    ne bots, bez robota, negribu botu, negribu robotu, negribu runāt ar botu,
    negribu runāt ar robotu, nevēlos runāt ar robotu, nevēlos robotu, vai ir kāds cilvēks,
    vai ir kāds, ir te kāds, vai kāds ir, vai šeit ir kāds, vai tur ir kāds, tiešraides operatoru,
    darbinieki, piezvaniet man, runāt ar jums, klientu apkalpošanas speciālistu
  `),
  frustration: listed(`
    bezjēdzīgi, bezjēdzīgs, bezjēdzīga, bezjēga, bezcerīgi, nekam neder, nekam nederīgs,
    nekam nederīgi, stulbs, stulbi, stulba, stulbais, stulbenis, stulbums, muļķis, muļķi, muļķīgi,
    muļķības, idiots, idioti, debīls, debils, debīli, dumjš, dumjš robots, stulbs bots,
    stulbs robots, stulbais robots, sūds, sūdi, sūdīgi, sūdīgs, mēsls, mēsli, draņķis, draņķīgi,
    murgs, kas par murgu, pilnīgs murgs, briesmīgi, briesmīgs, drausmīgi, drausmīgs, šausmīgi,
    šausmīgs, šausmas, ārprāts, kāds ārprāts, absurds, absurdi, kauns, jums vajadzētu kaunēties,
    kaunieties, smieklīgi, nožēlojami, nožēlojams, nepieņemami, neticami, skandāls, slikti,
    ļoti slikti, slikts serviss, slikta apkalpošana, slikts, vissliktākais, sliktākais,
    sliktākā apkalpošana, sliktākais veikals, velns, velns parāvis, pie velna, bļin, bļāviens,
    nafig, ejiet dirst, aizveries, jūs nesaprotat, tu nesaproti, jūs neko nesaprotat,
    neko nesaprot, neko nesaproti, vai jūs nesaprotat, nesaprot, jūs neklausāties, tu neklausies,
    vai jūs lasāt, vai tu vispār lasi, es jau teicu, jau teicu, es jau rakstīju, jau rakstīju,
    es jau paskaidroju, es tikko teicu, cik reizes, cik reižu, jau jautāju, es jau jautāju,
    tas pats atkal, atkal tas pats, viens un tas pats, vienu un to pašu, tā pati atbilde,
    visu laiku tas pats, atkārtojat, jūs atkārtojaties, tu atkārtojies, beidz atkārtot, beidziet,
    beidz, riņķī apkārt, laika izšķiešana, tērējat manu laiku, tērē manu laiku, esmu dusmīgs,
    esmu dusmīga, dusmīgs, nikns, esmu nikns, kaitina, kaitinoši, besī, mani besī, apnicis,
    man apnika, apnika, man pietiek, pietiek, man zūd pacietība, zaudēju pacietību, vīlies,
    esmu vīlies, esmu vīlusies, ņirgājaties, jūs ņirgājaties, tu ņirgājies, jūs jokojat,
    vai jūs jokojat, tas ir joks, joks, krāpnieki, krāpšana, neviens neatbild, neviens nepalīdz,
    es gaidu jau, gaidu jau, joprojām gaidu, cik ilgi var gaidīt, cik ilgi jāgaida, ienīstu,
    atkārtot
  `),
  yes: listed(`
    jā, jap, jep, nu jā, protams, noteikti, tieši tā, labi, ļoti labi, ok, okei, lieliski, super,
    perfekti, palīdzēja, tas palīdzēja, jā palīdzēja, noderēja, izdevās, strādā, viss skaidrs,
    skaidrs, atrisināts, pareizi, der, nu ja, jā jā, jā lūdzu, aha, mhm, tieši, pilnīgi noteikti,
    lieliski paldies, forši, super duper, jauki, brīnišķīgi, ideāli, sapratu, saprotu,
    viss saprotams, viss labi, viss kārtībā, kārtībā, jā kārtībā, tagad strādā, viss strādā,
    tas strādā, tagad darbojas, darbojas, atrisināja, tas atrisināja, atrisinājās, palīdzēja ļoti,
    ļoti palīdzēja, man palīdzēja, noderīgi, ļoti noderīgi, tieši to man vajadzēja,
    tieši tas ko meklēju, pareizi jā, jā tas ir tas, taisnība, nav problēmu, okej
  `),
  no: listed(`
    nē, ne, nea, nepavisam, ne visai, ne īsti, ne gluži, nepalīdzēja, tas nepalīdzēja, nepalīdz,
    nemaz nepalīdzēja, nederēja, nestrādā, neder, nav atrisināts, nepareizi, nav pareizi,
    tas nav tas, ne tas ko jautāju, neatbild uz manu jautājumu, diemžēl nē, nē paldies, nē nē,
    ne tas, nav, nē nav, vēl ne, joprojām ne, joprojām nestrādā, vēl nestrādā, joprojām tas pats,
    nedarbojas, joprojām nedarbojas, man nepalīdzēja, tas man nepalīdzēja, nekas nepalīdzēja,
    nekas no tā, nav tas ko gribēju, nav tas ko meklēju, ne to ko meklēju, tas nav tas ko jautāju,
    neatbildēja uz jautājumu, nav atbilde, nepareiza atbilde, nepareizi tā, nedomāju, nenoderēja,
    nav noderīgi, nelīdz, diemžēl, diemžēl ne, nevajag, nevajag paldies
  `),
  greeting: [
    ...listed(`
    sveiki, čau, čauki, labdien, labrīt, labvakar, sveiks, sveika, sveicināti, esiet sveicināti,
    hei, hallo, kā iet, kā jums klājas, sveiki visiem, labdienu, čau čau jums, čaviņa, labs rīts,
    labs vakars, veseli, sveika sveika, hello, hi, kā klājas, sveicieni, palīgā, palīdziet,
    palīdzi, palīdzi man, palīdziet lūdzu, man vajag palīdzību, nepieciešama palīdzība,
    vai varat palīdzēt, vai vari palīdzēt, vai jūs varat palīdzēt, man ir jautājums, ir jautājums,
    jautājums, viens jautājums, gribu pajautāt, vēlos pajautāt, gribēju pajautāt, man ir problēma
  `),
    ...aboutBot.latvian,
  ],
  thanks: listed(`
    paldies, liels paldies, paldies jums, paldies tev, liels paldies par palīdzību,
    paldies par palīdzību, paldies par atbildi, pateicos, tencinu, sirsnīgs paldies, paldiesiņš,
    paldies liels, milzīgs paldies, miljons paldies, ļoti liels paldies, liels, ļoti pateicos,
    esmu pateicīgs, esmu pateicīga, pateicīgs, pateicība, paldies par info,
    paldies par informāciju, paldies par ātru palīdzību, paldies par ātru atbildi,
    paldies par ātro palīdzību, paldies par atsaucību, paldies par visu, paldies vēlreiz, thanks,
    labs darbs, ātro atbildi
  `),
  goodbye: listed(`
    atā, uz redzēšanos, visu labu, viso labu, lai jauka diena, jauku dienu, lai labi iet,
    ar labu nakti, arlabunakti, tiekamies, tas arī viss, čau čau, nu atā, čau atā, uz tikšanos,
    uz sadzirdi, lai jums jauka, jauku vakaru, jauku dienu jums, lai jauks vakars,
    jaukas brīvdienas, jauku nedēļas nogali, lai veicas, arlabunakti visiem, ar labunakti,
    tas viss, tas ir viss, tas arī bija viss, vairāk nekā, nekas vairāk, vairāk jautājumu nav,
    cita nekā, bye, sveiki atā, visu to labāko, jauka diena, jauka diena jums, jauka diena lai,
    nē tas viss, nē tas arī viss, nē vairāk nekā
  `),
  filler: listed(`
    lūdzu, es, vēlos, vēlētos, gribu, gribētu, man, vajag, vajadzētu, vai, varu, varētu, ar,
    runāt, parunāt, aprunāties, sazināties, savienojiet, savieno, mani, pieslēdziet, dodiet,
    tagad, tas, to, un, bet, nu, ļoti, jums, jūs, par to, kā, es varu, ir, bija, labāk, tikai,
    mums, nepieciešams, sarunāties, esmu, esat, esi, tu, jau, vēl, vienkārši, pavisam, pilnīgi,
    patiešām, tiešām, galīgi, taču, gan, te, tur, šeit, šis, šī, tik, kas par, mūsu, jūsu, manu,
    bots, robots, serviss, divas nedēļas, trīs nedēļas, divas dienas, trīs dienas, nedēļām, no,
    ar kādu, pie, uz, lai, visu laiku, atkal, kaut, palīdzība, dienests, kurš var, pajautāt,
    stulbs jautājums, muļķīgs jautājums, tūlīt, uzreiz, savienot, pārslēdziet, pārslēgt, pieslēgt,
    gribētos, ok, okei, labi, visiem, tad, ātru, ātri, ātro, saprast
  `),
  inserted: listed(`taču, vienkārši, tiešām, vispār, jau`),
  topic: listed(`par, saistībā ar, jo, kurš, kas, par manu`),
  asks: listed(`kā, kur, kad, kāds, kāda, kādu, kādas, cik, kurš, kuru, kāpēc, ko, vai, kas`),
  wish: listed(`
    gribu runāt, gribu parunāt, gribu sarunāties, vēlos runāt, vēlos parunāt,
    vēlos sarunāties, gribētu runāt, gribētu parunāt, vēlētos runāt, vēlētos parunāt,
    varu runāt, varu parunāt, varētu parunāt, man vajag, savienojiet mani, savieno mani,
    pārslēdziet mani, pieslēdziet mani
  `),
  not: listed(`ne, nekad`),
};
