"""Headlines that begin like a byline, and bylines that do."""

import pytest

from cleaner import clean

BODY = {
    "en": "The bank said on Monday that it would close eleven branches in the north by the end of the year, and that most "
    "of its staff would be offered other jobs.\nAnalysts had expected the decision for months, since fewer people came.\n",
    "de": "Das Auktionshaus teilte am Montag mit, dass die Sammlung nach langem Streit unter den Erben in ein Museum geht "
    "und dort gezeigt wird.\nViele hatten sie für verloren gehalten, und nur wenige hatten sie je gesehen.\n",
    "nl": "De gemeente maakte maandag bekend dat het plein nog voor de zomer klaar zal zijn en dat er meer bomen komen dan "
    "nu.\nBewoners hadden daar jaren om gevraagd, en de wethouder sprak van een mooie dag voor de stad.\n",
    "id": "Pemerintah kota mengumumkan pada hari Senin bahwa jalan itu akan dibuka kembali sebelum akhir tahun ini untuk "
    "umum.\nWarga sudah lama menunggu keputusan itu dan menyambutnya dengan gembira di balai kota.\n",
    "es": "El banco anunció el lunes que las cuotas subirán a partir de junio y que los clientes recibirán antes una carta."
    "\nLas asociaciones de consumidores protestaron y pidieron al gobierno que intervenga cuanto antes.\n",
    "it": "La cantante ha pubblicato lunedì la fotografia sul suo profilo e in poche ore sono arrivati migliaia di commenti."
    "\nIl suo ufficio stampa non ha voluto commentare la notizia e ha rimandato a una conferenza di domani.\n",
    "fa": "دولت روز دوشنبه اعلام کرد که جاده تا پایان سال بازگشایی خواهد شد و کارگران به کار خود ادامه می‌دهند.\n"
    "ساکنان سال‌ها منتظر این تصمیم بودند و از آن استقبال کردند.\n",
}


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Credit unions close branches in the north"),
        ("en", "Source code of the bank leaks"),
        ("en", "Photo taken from orbit shows a new island"),
        ("en", "Courtesy of the mayor, a park for all"),
        ("en", "By road to the north"),
        ("en", "By Monday, all shops must close"),
        ("en", "Published works of the poet found"),
        ("en", "Updated rules leave branches empty"),
        ("de", "Bild von Maler geht an ein Museum"),
        ("de", "Von Bern nach Basel in zehn Minuten"),
        ("de", "Stand der Dinge in Bern"),
        ("de", "Quelle der Donau versiegt"),
        ("nl", "Beeld van verzetsheld krijgt nieuwe plek"),
        ("nl", "Door storm stort dak in"),
        ("id", "Tayang di bioskop, film laga baru laris"),
        ("id", "Pewarta foto pamerkan karya di balai kota"),
        ("es", "Por qué sube la luz"),
        ("es", "Fuente de la plaza cierra"),
        ("it", "Di nuovo sciopero dei treni"),
        ("it", "Foto di Laura Neri fa discutere"),
        ("fa", "به نقل از مقام‌ها جاده باز می‌شود"),
    ],
)
def test_a_headline_may_begin_like_a_byline(language: str, headline: str) -> None:
    document = clean(f"{headline}\n{BODY[language]}")
    assert [article.title for article in document.articles] == [headline]
    assert document.removed == []


@pytest.mark.parametrize(
    ("language", "line", "field", "value"),
    [
        ("en", "By Nora Lindqvist", "authors", ["Nora Lindqvist"]),
        ("en", "By Nora Lindqvist and Tom van der Aa", "authors", ["Nora Lindqvist", "Tom van der Aa"]),
        ("en", "By: Nora Lindqvist", "authors", ["Nora Lindqvist"]),
        ("en", "Source: Harbour Gazette", "source", "Harbour Gazette"),
        ("en", "Source | Harbour Gazette", "source", "Harbour Gazette"),
        ("de", "Von Jana Ostermann", "authors", ["Jana Ostermann"]),
        ("de", "Quelle: Hafenbote", "source", "Hafenbote"),
        ("nl", "Door Lotte de Wit", "authors", ["Lotte de Wit"]),
        ("es", "Por Inés Romero", "authors", ["Inés Romero"]),
    ],
)
def test_a_byline_is_one(language: str, line: str, field: str, value: object) -> None:
    title = {"en": "Bank closes branches", "de": "Museum zeigt Sammlung"}.get(language, "Aurora 2030")
    [article] = clean(f"{title}\n{line}\n{BODY[language]}").articles
    assert (article.title, getattr(article, field)) == (title, value)
