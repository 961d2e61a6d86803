import Foundation
import LotseCore
import LotseFormats

/// Files for the readers: real ones where they lie beside the checkout, small invented ones otherwise.
enum FeedSample {
    static let connection = "test"

    /// A file of `../shared/data`; nil where it is absent.
    static func shared(_ path: String) -> [UInt8]? {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data")
        return (try? Data(contentsOf: folder.appending(path: path))).map(Array.init)
    }

    static func bytes(_ text: String) -> FeedBytes { FeedBytes(Array(text.utf8)) }

    static func latin1(_ text: String) -> FeedBytes {
        FeedBytes(text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x80 })
    }

    /// Why a reader refuses a file as a whole; nil when it takes it.
    static func failure(_ read: () throws -> Feed) -> FeedFailure? {
        do {
            _ = try read()
            return nil
        } catch {
            return error as? FeedFailure
        }
    }

    static func key(_ object: String, _ sender: String = "") -> FeedKey {
        FeedKey(sender: FeedSender(connection: connection, name: sender), object: object)
    }

    // MARK: OpenImmo

    static func transfer(_ extent: String = "VOLL", _ providers: String, mode: String = "CHANGE") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <openimmo><uebertragung art="OFFLINE" umfang="\(extent)" modus="\(mode)" version="1.2.7" \
        sendersoftware="probe" senderversion="1"/>\(providers)</openimmo>
        """
    }

    static func provider(_ anid: String, _ objects: String...) -> String {
        "<anbieter><firma>Wohnen \(anid)</firma><openimmo_anid>\(anid)</openimmo_anid>\(objects.joined())</anbieter>"
    }

    static func flat(_ number: String, rent: String = "412.50", action: String = "CHANGE", more: String = "") -> String
    {
        """
        <immobilie><objektkategorie><nutzungsart WOHNEN="true" GEWERBE="false"/>\
        <vermarktungsart KAUF="false" MIETE_PACHT="true"/><objektart><wohnung/></objektart></objektkategorie>\
        <geo><plz>03130</plz><ort>Spremberg</ort><strasse>Lange Straße</strasse><hausnummer>12a</hausnummer>\
        <land iso_land="DEU"/></geo><kontaktperson><name>Nowak</name></kontaktperson>\
        <preise><nettokaltmiete>\(rent)</nettokaltmiete></preise>\
        <flaechen><wohnflaeche>61.3</wohnflaeche><anzahl_zimmer>2.5</anzahl_zimmer></flaechen>\(more)\
        <verwaltung_techn><objektnr_extern>\(number)</objektnr_extern><aktion aktionart="\(action)"/>\
        </verwaltung_techn></immobilie>
        """
    }

    // MARK: Records

    static func home(_ object: String, sender: String = "A", rent: Int64 = 40_000) -> HomeRecord {
        var home = HomeRecord(
            key: key(object, sender),
            tenure: .rent,
            place: FeedPlace(postcode: "03130", town: "Spremberg", street: "Lange Str. 1")
        )
        home.coldRent = Money(cents: rent)
        home.areaInSquareDecimetres = 6130
        home.halfRooms = 5
        return home
    }

    static func held(_ record: FeedRecord, isOpen: Bool = true) -> HeldRecord {
        HeldRecord(key: record.key, kind: record.kind, fingerprint: record.fingerprint, isOpen: isOpen)
    }
}

extension Feed {
    var vacancies: [VacancyRecord] {
        records.compactMap { record in
            guard case .vacancy(let vacancy) = record else { return nil }
            return vacancy
        }
    }

    var homes: [HomeRecord] {
        records.compactMap { record in
            guard case .home(let home) = record else { return nil }
            return home
        }
    }

    var plots: [PlotRecord] {
        records.compactMap { record in
            guard case .plot(let plot) = record else { return nil }
            return plot
        }
    }

    var problems: [FeedRefusal.Problem] { report.refusals.map(\.problem) }
}
