import Foundation
import LotseMatching
import Testing

@testable import lotse

@Suite struct BundleFileTests {
    /// A home in Forst, a job ten kilometres west of it, a Kita round the corner.
    private static let market = """
        "homes": [{"name": "Am Markt", "at": [51.74, 14.64], "rooms": 3, "rent": 52000, "heating": 9000, "free": "2026-04-01"}],
        "vacancies": [{"name": "Pflegefachkraft", "at": [51.74, 14.50], "hours": "07:00-15:00", "pay": 340000,
                       "starts": "2026-03-15"}],
        "facilities": [{"name": "Kita Am Wald", "at": [51.741, 14.641], "kind": "kita", "born": ["2020-08-01", "2023-07-31"],
                        "hours": "06:00-17:00", "free": "2026-04-01", "places": 1, "fee": 12000}]
        """

    private func file(rooms: Int = 3, adult: String = #""minutes": {"car": 40}"#, child: String = "") -> String {
        """
        {\(Self.market), "household": {"rooms": \(rooms), "from": "2026-03-02", "by": "2026-05-01", "budget": 65000,
          "adults": [{"name": "Anna", \(adult), "vacancies": [{"vacancy": 0, "points": 900}]}],
          "children": [{"name": "Mila", "kinds": ["kita"], "born": "2022-02-01", "minutes": {"walk": 20}\(child)}]}}
        """
    }

    private func report(_ text: String) throws -> BundleReport {
        let url = FileManager.default.temporaryDirectory.appending(path: "bundle-\(UUID().uuidString).json")
        try Data(text.utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try BundleReport(try BundleFile(reading: url.path), limit: 10)
    }

    private func complaint(_ text: String) -> String? {
        do {
            _ = try report(text)
            return nil
        } catch {
            return (error as? Installation.Problem)?.description.replacing(#/^.*\.json: /#, with: "")
        }
    }

    @Test func `home, work and Kita that fit together are told with their ways and their price`() throws {
        let report = try report(file())
        #expect(report.bundles.count == 1)
        for part in [
            "Am Markt\n", "Anna: Pflegefachkraft (about 19 min, car)", "Mila: Kita Am Wald (about",
            "730.00 EUR a month, all there on 2026-04-01",
        ] {
            #expect(report.text.contains(part), "\(part) in \(report.text)")
        }
        let json = try report.json()
        #expect(json.contains(#""home":0"#) && json.contains(#""places":[0]"#) && json.contains(#""cents":73000"#))
    }

    @Test func `where nothing fits the file says what blocks and what would help`() throws {
        let report = try report(file(rooms: 4))
        #expect(report.bundles.isEmpty)
        #expect(report.text.hasPrefix("Nothing fits. What cannot be had together, and nothing less blocks: "))
        #expect(report.obstacles?.block.contains(.rooms) == true)
        #expect(report.text.contains("\n  one room fewer\n      Am Markt\n"))
        let far = try self.report(file(adult: #""minutes": {"car": 15}"#))
        #expect(far.text.contains("4 minutes more for Anna"))
        #expect(try far.json().contains(#""steps":["4 minutes more for Anna"]"#))
    }

    @Test func `what cannot be is named with its place`() {
        #expect(
            complaint(file(adult: #""minutes": {"horse": 40}"#))
                == "household, adults[0], minutes: horse is none of walk, bicycle, car, transit."
        )
        #expect(
            complaint(file().replacing("06:00-17:00", with: "early")) == "facilities[0]hours is not of the kind Hours."
        )
        #expect(
            complaint(file().replacing("[51.74, 14.64]", with: "[151, 14]")) == "homes[0]at is not of the kind Degrees."
        )
        #expect(complaint(file().replacing(#""2022-02-01""#, with: #""2022-02-30""#))?.contains("born") == true)
        #expect(
            complaint(file().replacing(#""born": "2022-02-01", "#, with: ""))
                == #"household, children[0]: "born" or "schoolSince" is missing."#
        )
        #expect(
            complaint(file().replacing(#""born": ["2020-08-01", "2023-07-31"],"#, with: ""))?
                .hasPrefix("facilities[0]: ") == true
        )
        #expect(
            complaint(file().replacing(#""vacancy": 0"#, with: #""vacancy": 7"#))
                == "household, adults[0], vacancies[0]: there is no such vacancy."
        )
        #expect(
            complaint(file().replacing(#""rent": 52000"#, with: #""rent": -1"#))
                == "homes[0]: amounts go from 0 to 100000000 cents."
        )
    }

    @Test func `a night shift ends on the next day`() throws {
        let night = file().replacing("07:00-15:00", with: "22:00-06:00")
        // Nobody is at home at night, and no Kita is open then.
        let report = try report(night)
        #expect(report.obstacles?.block.contains(.hours(child: 0)) == true)
    }
}
