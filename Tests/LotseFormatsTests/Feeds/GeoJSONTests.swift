import Foundation
import LotseCore
import LotseFormats
import Testing

@Suite struct GeoJSONTests {
    static func collection(_ coordinates: String, type: String = "Point", properties: String = "") -> String {
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":{"type":"\(type)",\
        "coordinates":\(coordinates)},"properties":{"name":"Am Hang","Ort":"Forst","Fläche":742.125,"fremd":{}\
        \(properties)}}]}
        """
    }

    private func read(_ text: String, as subject: GeoJSON.Subject = .plots) throws -> Feed {
        try GeoJSON.read(FeedSample.bytes(text), as: subject, connection: FeedSample.connection)
    }

    private func problem(_ coordinates: String, type: String = "Point") throws -> FeedRefusal.Problem? {
        try read(Self.collection(coordinates, type: type)).problems.first
    }

    @Test func `a point gives a place, its name and its fields`() throws {
        let feed = try read(Self.collection("[14.64,51.74,80]"), as: .places)
        guard case .place(let place) = try #require(feed.records.first) else { return }
        #expect(place.key == FeedSample.key("7"))
        #expect(place.name == "Am Hang")
        #expect(place.place.position == Position(latitude: 51.74, longitude: 14.64))
        #expect(place.place.town == "Forst")
    }

    @Test func `a plot takes the fields of its template`() throws {
        let more = ",\"Preis\":\"89.500,00\",\"Erschließung\":\"voll erschlossen\",\"Bauverpflichtung in Jahren\":3"
        let feed = try read(
            Self.collection(
                "[[[14.1,51.5],[14.2,51.5],[14.2,51.6],[14.1,51.6],[14.1,51.5]]]",
                type: "Polygon",
                properties: more
            )
        )
        let plot = try #require(feed.plots.first)
        #expect(plot.areaInSquareDecimetres == 74_213)
        #expect(plot.price == Money(cents: 8_950_000))
        #expect(plot.development == .fully)
        #expect(plot.buildWithinYears == 3)
        let point = try #require(plot.place.position)
        #expect(abs(point.latitude - 51.55) < 1e-9)
        #expect(abs(point.longitude - 14.15) < 1e-9)
    }

    @Test func `the point of a crescent and of a ring lies on them`() {
        let horseshoe = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 9), (9, 9), (9, 1), (0, 1), (0, 0)]
        let outer = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]
        let hole = [(1, 1), (8, 1), (8, 8), (1, 8), (1, 1)]
        for rings in [[horseshoe], [outer, hole]] {
            let shape = GeoJSONShape.areas([
                rings.map { $0.map { Position(latitude: Double($0.1), longitude: Double($0.0)) } }
            ])
            #expect(shape.representative.map(shape.contains) == true)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `the point of any simple area lies inside of it`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        // Around a middle, with every corner at its own distance: simple, and mostly far from convex.
        let count = Int.random(in: 3...30, using: &random)
        var ring = (0..<count).map { number in
            let (angle, radius) = (
                Double(number) / Double(count) * 2 * .pi, Double.random(in: 0.0001...0.01, using: &random)
            )
            return Position(latitude: 51.5 + radius * sin(angle), longitude: 14.1 + radius * cos(angle))
        }
        ring.append(ring[0])
        let shape = GeoJSONShape.areas([[ring]])
        #expect(shape.representative.map(shape.contains) == true)
    }

    @Test func `of several areas the largest one has the point`() throws {
        let small = "[[[14.1,51.5],[14.11,51.5],[14.11,51.51],[14.1,51.5]]]"
        let large = "[[[15,51],[15.5,51],[15.5,51.5],[15,51]]]"
        let feed = try read(Self.collection("[\(small),\(large)]", type: "MultiPolygon"))
        #expect((feed.plots.first?.place.position?.longitude ?? 0) > 15)
    }

    @Test(arguments: [
        ("[51.74,14.64]", "Point", FeedRefusal.Problem.swappedCoordinates), ("[0,0]", "Point", .badCoordinates),
        ("[451234,5734567]", "Point", .badCoordinates), ("[14.6]", "Point", .badCoordinates),
        ("[\"14\",\"51\"]", "Point", .badCoordinates), ("[[14.1,51.5],[14.2,51.5]]", "LineString", .unknownGeometry),
        ("[[[14.1,51.5],[14.2,51.5],[14.2,51.6]]]", "Polygon", .openRing), ("[]", "Polygon", .badCoordinates),
        ("[[[14.1,51.5],[14.2,51.5],[14.2,51.6],[14.1,51.51]]]", "Polygon", .openRing),
        ("[]", "MultiPolygon", .badCoordinates),
        ("[1e400,51]", "Point", .badCoordinates), ("[[]]", "Polygon", .openRing),
    ])
    func `a geometry that cannot be is refused with a reason`(
        coordinates: String,
        type: String,
        reason: FeedRefusal.Problem
    ) throws {
        #expect(try problem(coordinates, type: type) == reason)
    }

    @Test func `points have a cap over all rings`() throws {
        var limits = FeedLimits()
        limits.points = 7
        let ring = "[[14.1,51.5],[14.2,51.5],[14.2,51.6],[14.1,51.5]]"
        let text = Self.collection("[\(ring),\(ring)]", type: "Polygon")
        let feed = try GeoJSON.read(FeedSample.bytes(text), as: .plots, connection: "x", limits: limits)
        #expect(feed.problems == [.tooManyPoints])
    }

    @Test func `another reference system is refused as a whole`() {
        let text = Self.collection("[14,51]").replacing(
            "{\"type\":\"FeatureCollection\"",
            with:
                "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25833\"}},\"type\":\"FeatureCollection\""
        )
        #expect(FeedSample.failure { try read(text) }?.reason == .referenceSystem)
        #expect(FeedSample.failure { try read("{\"type\":\"Topology\"}") }?.reason == .otherFormat)
    }

    @Test func `a property that cannot be is refused with its name, a feature without a key too`() throws {
        let feed = try read(Self.collection("[14,51]", properties: ",\"Preis\":\"viel\",\"PLZ\":\"x\""))
        #expect(feed.problems == [.badPostcode, .badNumber])
        #expect(feed.report.refusalCount == 1)
        #expect(feed.report.refusedKeys == [FeedSample.key("7")])
        let nameless = try read(Self.collection("[14,51]").replacing("\"id\":7,", with: ""))
        #expect(nameless.problems == [.missingKey])
    }
}
