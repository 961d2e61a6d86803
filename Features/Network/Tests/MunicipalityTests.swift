import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Großröhrsdorf", "grossroehrsdorf", "grossrohrsdorf"),
        ("Lübbenau/Spreewald", "luebbenau spreewald", "lubbenau spreewald"),
        ("Baršć (Łužyca)", "barsc luzyca", "barsc luzyca"),
        ("  Bad  Muskau ", "bad muskau", "bad muskau"),
        ("Sohland a. d. Spree", "sohland a d spree", "sohland a d spree"),
        ("Lo\u{308}bau", "loebau", "lobau"),
        ("%_'", "", ""),
    ])
    func `names are made alike`(name: String, german: String, plain: String) {
        #expect(Folding.german(name) == german)
        #expect(Folding.plain(name) == plain)
    }

    @Test func `lists put umlauts beside their vowels`() {
        let names = ["Zittau", "Ohorn", "Öderan", "Oßling", "Ostritz"].sorted(by: Folding.precedes)
        #expect(names == ["Öderan", "Ohorn", "Oßling", "Ostritz", "Zittau"])
    }
}

@Suite struct MunicipalitySearchTests {
    private static let searches = [
        ("grossenh", "14627060"), ("Großenhain", "14627060"), ("Lubben", "12061316"), ("lübben", "12061316"),
        ("Chóśebuz", "12052000"), ("chos", "12052000"), ("budy", "14625020"), ("kuckau", "14625440"),
        ("01917", "14625250"), ("0313", "12071372"), ("LÖBA", nil), ("weisswass", "14626600"), ("Běła", "14626600"),
        ("c", nil), ("%%", nil), ("' OR 1=1 --", nil),
    ]

    @Test(arguments: TestStore.engines)
    func `a place is found by what people type`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            for (text, key) in Self.searches {
                let found = try await store.read { try MunicipalityStore.search(text, limit: 5, $0) }
                #expect(found.first?.key.text == key, "\(text)")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `the register's file adds what it knows and takes nothing away`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let key = place("12071372")
            let before = try #require(try await StoredNetwork(store).municipality(key))
            let lean = Municipality(
                key: key,
                name: "Spremberg",
                sorbianName: nil,
                district: District(key: "12071", name: "Spree-Neiße"),
                position: nil,
                population: 21_000,
                postcodes: ["03131"]
            )
            try await store.write(as: .system) { try MunicipalityStore.upsert([lean, lean], in: $0) }
            let after = try #require(try await StoredNetwork(store).municipality(key))
            #expect(after.sorbianName == "Grodk")
            #expect(after.position == before.position)
            #expect(after.population == 21_000)
            #expect(after.postcodes == ["03130", "03131"])
            #expect(after.district.name == "Spree-Neiße")
        }
    }

    @Test(arguments: TestStore.engines)
    func `the demo region has its places, with both names`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let all = try await store.read { try MunicipalityStore.list($0) }
            #expect(all.count == 202)
            #expect(all.filter { $0.district.key == "12071" }.count == 29)
            #expect(all.filter { $0.district.key == "14625" }.count == 57)
            #expect(all.allSatisfy { $0.position != nil && !$0.postcodes.isEmpty })
            #expect(all.first { $0.name == "Forst (Lausitz)" }?.sorbianName == "Baršć (Łužyca)")
            #expect(Set(all.flatMap(\.postcodes)).allSatisfy { $0.utf8.count == 5 })
        }
    }
}
