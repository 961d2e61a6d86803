import AllianceNetwork
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct SignatureTests {
    private static func agreement(in store: any Store) async throws -> Agreement {
        let all = try await store.read { try AgreementStore.list(of: NetworkFixture.dresden, $0) }
        return try #require(all.first { $0.kind == .supportDeclaration })
    }

    @Test(arguments: TestStore.engines)
    func `a signature is put right, and the others keep theirs`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .manager, on: engine) { browser, store in
            let before = try await Self.agreement(in: store)
            let wrong = try #require(before.signatories.first)
            let page = "/de/wachstumsregion-dresden/netzwerk/vereinbarungen/\(before.id)"
            let form = "\(page)/unterschriften/\(wrong.id)"
            let answer = try await browser.submit(
                form,
                to: form,
                [
                    ("organisation", wrong.organisation.text), ("function", "Präsident"), ("signed-on", "2015-02-03"),
                    ("reason", "Tippfehler"), ("version", "1"),
                ]
            )
            #expect(answer.location == "\(page)?done=correct-signature")
            let after = try await Self.agreement(in: store)
            #expect(Set(after.signatories.map(\.id)) == Set(before.signatories.map(\.id)))
            #expect(after.signatories.first { $0.id == wrong.id }?.function == "Präsident")
            #expect(after.signatories.first { $0.id == wrong.id }?.signedOn == day("2015-02-03"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a signature is removed with a reason, but never the last one`(engine: Dialect) async throws {
        try await NetworkHouse.visit(as: .manager, on: engine) { browser, store in
            let agreement = try await Self.agreement(in: store)
            let page = "/de/wachstumsregion-dresden/netzwerk/vereinbarungen/\(agreement.id)"
            #expect(agreement.signatories.count == 3)
            for (number, signatory) in agreement.signatories.enumerated() {
                let form = "\(page)/unterschriften/\(signatory.id)/entfernen"
                let answer = try await browser.submit(
                    form,
                    to: form,
                    [("reason", "Hat nie unterzeichnet"), ("version", "\(number + 1)")]
                )
                #expect(answer.status == (number < 2 ? .seeOther : .unprocessableContent))
            }
            let left = try await Self.agreement(in: store).signatories
            #expect(left.map(\.id) == [agreement.signatories[2].id])
        }
    }

    @Test func `a signature of another agreement does not exist here`() async throws {
        try await NetworkHouse.visit(as: .manager) { browser, store in
            let all = try await store.read { try AgreementStore.list(of: NetworkFixture.dresden, $0) }
            let signatory = try #require(all[1].signatories.first)
            let path = "/de/wachstumsregion-dresden/netzwerk/vereinbarungen/\(all[0].id)/unterschriften/\(signatory.id)"
            #expect(try await browser.get(path).status == .notFound)
        }
    }
}
