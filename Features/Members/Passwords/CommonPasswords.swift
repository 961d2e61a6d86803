/// Passwords that guessers try first, as far as they are long enough to be taken at all.
///
/// Chosen by hand from the lists that are published after every large leak, and from what people in this country
/// and in this field would think of.
enum CommonPasswords {
    /// Taken as they are, in lower case.
    static let list: Set<String> = [
        "1q2w3e4r5t6y", "1q2w3e4r5t6z", "1q2w3e4r5t6y7u8i", "1q2w3e4r5t6z7u8i", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv",
        "1qay2wsx3edc", "1qaz1qaz2wsx", "zaq12wsxcde3", "zaq1zaq1zaq1", "q1w2e3r4t5y6", "q1w2e3r4t5z6", "qazwsxedcrfv",
        "qaywsxedcrfv", "qwertyuiop12", "qwertyuiop123", "qwertyuiop[]", "qwertzuiop12", "qwertzuiop123",
        "qwertzuiopü+", "qwerty123456", "qwertz123456", "qwerty654321", "qwertyqwerty1", "asdfghjkl123", "asdfghjklöä#",
        "123456qwerty", "123456qwertz", "123456789qwe", "123456789abc", "123456789asd", "1234567890qw",
        "1234567891011", "123456789101112", "112233445566", "11223344556677", "111222333444", "147258369147",
        "147852369147", "159357159357", "159753159753", "987654321098", "123321123321", "123412341234", "121212121212",
        "789456123789", "741852963741", "1a2b3c4d5e6f", "a1b2c3d4e5f6", "aa123456789a", "abc123456789", "abcd12345678",
        "abcdefg12345", "abcdef123456", "azertyuiop12", "zxcvbnm12345", "zxcvbnm,./12", "yxcvbnm12345", "poiuytrewq12",
        "mnbvcxzlkjhg", "p@ssw0rd1234", "p@ssw0rd2025", "p@ssw0rd2026", "pa$$w0rd1234", "passw0rd1234", "passw0rt1234",
        "password123!", "password1234", "password2025", "password2026", "passwort123!", "passwort1234", "passwort2025",
        "passwort2026", "trustno1trustno1", "iloveyou1234", "ichliebedich", "ichliebedich1", "ichliebedich!",
        "correcthorsebatterystaple", "correct horse battery staple", "letmeinplease", "letmein12345", "welcome12345",
        "willkommen123", "willkommen1!", "changeme1234", "aendermich123", "geheim123456", "hallo1234567",
        "hallohallo12", "schatzschatz1", "fussball1234", "admin1234567", "administrator", "administrator1",
        "lotselotse12", "lotselotse123",
    ]

    /// Taken with whatever digits and signs stand around them, in lower case.
    static let words: Set<String> = [
        "password", "passwort", "kennwort", "passphrase", "passwordpassword", "passwortpasswort", "mypassword",
        "meinpasswort", "meinkennwort", "masterpassword", "passworter", "geheim", "geheimgeheim", "geheimnis",
        "topsecret",
        "supersecret", "secret", "secretpassword", "letmein", "letmeinnow", "welcome", "welcomewelcome", "willkommen",
        "herzlichwillkommen", "bienvenue", "witamy", "changeme", "changemenow", "changeit", "aendermich", "ändermich",
        "bitteaendern", "bitteändern", "initialpasswort", "startpasswort", "startkennwort", "standardpasswort",
        "default",
        "defaultpassword", "admin", "adminadmin", "administrator", "administration", "root", "rootroot", "superuser",
        "benutzer", "benutzername", "username", "testtest", "testpasswort", "testpassword", "testtesttest", "demodemo",
        "demopasswort", "beispiel", "qwertz", "qwerty", "qwertyuiop", "qwertzuiop", "qwertzuiopü", "asdfghjkl",
        "asdfghjklöä", "yxcvbnm", "zxcvbnm", "azertyuiop", "qwertyqwerty", "qwertzqwertz", "asdfasdfasdf", "abcdefghij",
        "iloveyou", "iloveyousomuch", "ichliebedich", "ichliebdich", "schatz", "schatzi", "schatzschatz", "liebling",
        "sonnenschein", "sunshine", "princess", "prinzessin", "football", "fussball", "fußball", "baseball",
        "basketball",
        "superman", "batman", "spiderman", "starwars", "pokemon", "dragon", "monkey", "hallo", "hallohallo",
        "halloduda",
        "hallowelt", "helloworld", "hello", "hellohello", "sommer", "winter", "fruehling", "frühling", "herbst",
        "januar", "februar", "september", "oktober", "november", "dezember", "montag", "freitag", "deutschland",
        "germany", "brandenburg", "sachsen", "niedersachsen", "lausitz", "cottbus", "dresden", "hannover", "landkreis",
        "landratsamt", "jobcenter", "arbeitsagentur", "fachkraefte", "fachkräfte", "fachkraefteallianz",
        "fachkräfteallianz", "welcomecenter", "lotse", "lotselotse", "lotselotselotse", "lotseadmin", "lotsedemo",
    ]
}
