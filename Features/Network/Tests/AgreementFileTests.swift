import AllianceNetwork
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@Suite struct AgreementFileTests {
    private static let files = AgreementFileStore(TestHouse.vault)
    private static let paper = Array("%PDF-1.7\n".utf8) + Array(repeating: 7, count: 1_100_000)

    private static func agreement(in store: any Store) async throws -> Agreement {
        let all = try await store.read { try AgreementStore.list(of: NetworkFixture.dresden, $0) }
        return try #require(all.first { $0.kind == .supportDeclaration })
    }

    private static func put(_ name: String, _ bytes: [UInt8], in store: any Store) async throws {
        let agreement = try await agreement(in: store)
        try await store.write(as: .system) { try files.put(name, bytes, for: agreement, in: $0) }
    }

    @Test(arguments: TestStore.engines)
    func `a paper comes back as it was and lies sealed in between`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            try await Self.put("../Erklärung.PDF", Self.paper, in: store)
            let agreement = try await Self.agreement(in: store)
            let opened = try await store.read { try Self.files.open(of: agreement.id, $0) }
            #expect(opened?.bytes == Self.paper)
            #expect(opened?.file.name == "Erklärung.pdf")
            #expect(agreement.document?.file == opened?.file.id)
            #expect(agreement.document?.title == "Erklärung.pdf", "an untitled paper is called by its file")
            let pieces: [[UInt8]] = try await store.read { reader in
                try reader.list("SELECT sealed FROM agreement_file_chunk ORDER BY position") { try $0.value("sealed") }
            }
            #expect(pieces.count == 3)
            #expect(pieces.allSatisfy { !$0.starts(with: Array("%PDF".utf8)) })
        }
    }

    @Test(arguments: TestStore.engines)
    func `a new paper takes the place of the old one, and both are known to the journal`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            try await Self.put("eins.pdf", Self.paper, in: store)
            try await Self.put("zwei.txt", Array("Unterschrieben in Kamenz".utf8), in: store)
            let agreement = try await Self.agreement(in: store)
            let opened = try await store.read { try Self.files.open(of: agreement.id, $0) }
            #expect(opened?.file.name == "zwei.txt")
            #expect(agreement.document?.title == "eins.pdf", "the title stays as it was")
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM agreement_file_chunk") } == 1)
            let kept = try await store.read {
                try $0.number("SELECT COUNT(*) FROM journal WHERE subject = 'agreement_file' AND action = 'insert'")
            }
            #expect(kept == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a paper that is taken away leaves its title and its reason`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            try await Self.put("eins.pdf", Self.paper, in: store)
            let agreement = try await Self.agreement(in: store)
            try await store.write(as: .system) {
                try AgreementFileStore.remove(from: agreement, because: "falsche Datei", in: $0)
            }
            #expect(try await store.read { try Self.files.open(of: agreement.id, $0) } == nil)
            #expect(try await Self.agreement(in: store).document == Agreement.Document(title: "eins.pdf"))
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM agreement_file_chunk") } == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `whoever saw an older agreement replaces nothing`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let old = try await Self.agreement(in: store)
            try await Self.put("eins.pdf", Self.paper, in: store)
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { try Self.files.put("zwei.pdf", Self.paper, for: old, in: $0) }
            }
            #expect(try await store.read { try Self.files.open(of: old.id, $0) }?.file.name == "eins.pdf")
        }
    }

    @Test(
        arguments: [
            "DELETE FROM agreement_file_chunk WHERE position = 2", "UPDATE agreement_file SET byte_count = 7",
        ] as [SQL]
    )
    func `a paper that was tampered with does not open`(damage: SQL) async throws {
        try await NetworkFixture.withDemo { store in
            try await Self.put("eins.pdf", Self.paper, in: store)
            let agreement = try await Self.agreement(in: store)
            try await store.exclusively { connection in
                try connection.execute(damage)
                return
            }
            await #expect(throws: FileRefusal.damaged) {
                _ = try await store.read { try Self.files.open(of: agreement.id, $0) }
            }
        }
    }

    @Test(arguments: [NetworkHouse.Visitor.stranger, .adviser, .neighbour, .auditor, .manager])
    func `only whoever sees the agreement gets its paper, as a file to save`(
        visitor: NetworkHouse.Visitor
    ) async throws {
        try await NetworkHouse.visit(as: visitor) { browser, store in
            try await Self.put("Erklärung.pdf", Self.paper, in: store)
            let id = try await Self.agreement(in: store).id
            let answer = try await browser.get("/de/wachstumsregion-dresden/netzwerk/vereinbarungen/\(id)/dokument")
            switch visitor {
            case .auditor, .manager:
                #expect(answer.status == .ok)
                #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
                #expect(answer.headers[.cacheControl] == "no-store")
            case .stranger: #expect(answer.status == .seeOther)
            default: #expect(answer.status == .notFound)
            }
        }
    }

    @Test(arguments: [
        ("evil.pdf", "<html><script>alert(1)</script>", "Diese Art Datei nehmen wir nicht an"),
        ("leer.pdf", "", "Bitte wählen Sie eine Datei"),
    ])
    func `what is no paper is not taken`(name: String, content: String, sentence: String) async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let id = try await Self.agreement(in: store).id
            let path = "/de/wachstumsregion-dresden/netzwerk/vereinbarungen/\(id)/dokument-hochladen"
            let token = try await browser.get(path).token(of: path)
            let files = content.isEmpty ? [] : [(field: "file", name: name, bytes: Array(content.utf8))]
            let answer = try await browser.upload(path, [("version", "1")], files: files, token: token)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.plain.contains(sentence))
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM agreement_file") } == 0)
        }
    }

    @Test func `a paper is uploaded, shown and replaced on screen`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let id = try await Self.agreement(in: store).id
            let page = "/de/wachstumsregion-dresden/netzwerk/vereinbarungen/\(id)"
            let path = "\(page)/dokument-hochladen"
            let token = try await browser.get(path).token(of: path)
            let files = [(field: "file", name: "Erklärung.pdf", bytes: Self.paper)]
            let answer = try await browser.upload(path, [("version", "1")], files: files, token: token)
            #expect(answer.location == "\(page)?done=put-file")
            let shown = try await browser.get(page).plain
            #expect(shown.contains("Erklärung.pdf (1074 kB)") || shown.contains("Erklärung.pdf (1.074 kB)"))
            #expect(shown.contains("Dokument ersetzen") && shown.contains("Dokument entfernen"))
            let removed = try await browser.submit(
                "\(page)/dokument-entfernen",
                to: "\(page)/dokument-entfernen",
                [("reason", "falsche Datei"), ("version", "2")]
            )
            #expect(removed.location == "\(page)?done=remove-file")
            #expect(try await browser.get("\(page)/dokument").status == .notFound)
        }
    }
}
