import LotseCore
import Testing

@Suite struct NamesTests {
    @Test(
        arguments: [
            ("Müller-Lüdenscheidt", "65752682"), ("Breschnew", "17863"), ("Wikipedia", "3412"), ("Meyer", "67"),
            ("Mayr", "67"), ("Philipp", "351"), ("Schmidt", "862"), ("Schmitt", "862"), ("Christ", "4782"),
            ("Xaver", "4837"), ("Heinz", "068"), ("Łukasz", "548"), ("", ""),
        ]
    )
    func `the Cologne code is the published one`(_ name: String, _ code: String) {
        #expect(ColognePhonetics.code(name) == code)
    }

    static let meeting: [(String, String)] = [
        ("Олександр", "Oleksandr"), ("Олександр", "Aleksander"), ("Александр", "Alexander"), ("Олександр", "Alexandr"),
        ("محمد", "Mohammed"), ("محمد", "Muhammad"), ("محمد", "Mohamed"), ("Мухаммед", "Muhammad"), ("محمد", "Mehmet"),
        ("Ольга", "Olha"), ("Olga", "Olha"), ("Сергій", "Sergej"), ("Serhii", "Sergei"), ("Євген", "Evgeny"),
        ("Yevhen", "Jewgenij"), ("Шевченко", "Schewtschenko"), ("Shevchenko", "Ševčenko"), ("Szewczenko", "Шевченко"),
        ("Михайло", "Michail"), ("Mykhailo", "Mikhail"), ("Юлія", "Julia"), ("Yuliia", "Julija"), ("يوسف", "Yusuf"),
        ("يوسف", "Youssef"), ("Jussuf", "Yusuf"), ("فاطمة", "Fatima"), ("فاطمة", "Fatemeh"), ("خالد", "Khaled"),
        ("خالد", "Chalid"), ("حسين", "Hussein"), ("أحمد", "Ahmad"), ("الأحمد", "al-Ahmad"),
        ("عبد الرحمن", "Abdulrahman"),
        ("عثمان", "Osman"), ("عثمان", "Othman"), ("جمال", "Gamal"), ("جمال", "Jamal"), ("Джамал", "Jamal"),
        ("مريم", "Maryam"), ("خديجة", "Khadija"), ("Ковальська", "Kowalska"), ("Іванова", "Ivanov"),
        ("Müller", "Mueller"), ("Meyer", "Maier"), ("Schmidt", "Schmitt"), ("Jürgen", "Juergen"), ("Łukasz", "Lukasz"),
        ("Çelik", "Celik"), ("Şahin", "Sahin"), ("Nguyễn", "Nguyen"), ("Müller-Schmidt", "Schmidt"),
        ("Anna-Lena", "Lena Anna"), ("Солов'йов", "Solovyov"), ("Schneider", "Schnieder"), ("von Bülow", "Bülow"),
        ("Иван Петрович", "Ivan"),
    ]

    @Test(arguments: meeting) func `spellings of one name meet`(_ left: String, _ right: String) {
        #expect(NameAgreement(left, right) >= .alike)
        #expect(NameAgreement(left, right) == NameAgreement(right, left))
    }

    @Test(
        arguments: [
            ("Anna", "Maria"), ("Müller", "Schulze"), ("Олександр", "Микола"), ("محمد", "خالد"), ("Khaled", "Hassan"),
            ("Novak", "Nowotny"), ("Serhij", "Sara"), ("Lena", "Mia"), ("Sabine", "Petra"), ("Олена", "Оксана"),
            ("يوسف", "Yasin"),
            ("Li", "Lu"), ("Hahn", "Haase"), ("Schulze", "Schneider"),
        ]
    )
    func `different names stay apart`(_ left: String, _ right: String) {
        #expect(NameAgreement(left, right) == .different)
    }

    @Test func `an absent name says nothing`() {
        #expect(NameAgreement("", "Anna") == .blank)
        #expect(NameAgreement(" - ", "Anna") == .blank)
    }

    @Test func `a name is found by what people type`() {
        #expect(NameTokens.folded("Анна-Марія von Müller") == ["anna", "mariya", "muller"])
        #expect(NameTokens.folded("O'Brien") == ["obrien"])
        #expect(NameTokens.folded("von") == ["von"])
        #expect(NameTokens.folded("李 明") == ["李", "明"])
    }

    @Test(
        arguments: [
            ("03562 / 1234-5", "+49356212345"), ("+49 (0)3562 12345", "+49356212345"),
            ("0049 3562 12345", "+49356212345"),
            ("+380 67 123 45 67", "+380671234567"), ("٠٣٥٦٢١٢٣٤٥", "+49356212345"), ("12", nil), ("", nil),
            ("+1234567890123456", nil),
        ]
    )
    func `telephone numbers have one form`(_ typed: String, _ key: String?) {
        #expect(ContactKeys.phone(typed) == key)
    }

    @Test(
        arguments: [
            (" Olena@Example.ORG ", "olena@example.org"), ("a.b@googlemail.com", "a.b@gmail.com"), ("nobody", nil),
            ("@example.org", nil), ("a@b@c.de", nil), ("a@de", nil),
        ]
    )
    func `mail addresses have one form`(_ typed: String, _ key: String?) {
        #expect(ContactKeys.mail(typed) == key)
    }

    @Test(arguments: 0..<20) func `no text makes the name rules fail`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<50 {
            let text = String(
                String.UnicodeScalarView(
                    (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x2_0000, using: &random)) }
                )
            )
            #expect(NameAgreement(text, text) != .different)
            #expect(SoundSkeleton.skeletons(of: text).count <= 16)
        }
    }
}
