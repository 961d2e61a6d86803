import LotseCore
import Testing

@testable import LotseWeb

@Suite struct TerritoryMapTests {
    /// Invented territories of 1 to 150 places, some of them on the same spot.
    static func places(_ seed: Int) -> [TerritoryMap.Place] {
        var random = SplitMix64(seed: UInt64(seed))
        return (0...(seed * 4)).map { number in
            TerritoryMap.Place(
                "Ort \(number)-" + String(repeating: "m", count: Int.random(in: 0...12, using: &random)),
                sorbianName: Bool.random(using: &random) ? "Město \(number)" : nil,
                at: Position(
                    latitude: 51 + Double(Int.random(in: 0...60, using: &random)) / 50,
                    longitude: 13.5 + Double(Int.random(in: 0...60, using: &random)) / 50
                ),
                population: Int.random(in: 0...100_000, using: &random),
                kind: Int.random(in: 0...2, using: &random),
                detail: ""
            )
        }
    }

    static func map(_ places: [TerritoryMap.Place]) -> TerritoryMap {
        TerritoryMap(
            ChartFrame(id: "map", title: "Wer ist zuständig?", summary: "Ein Satz.", language: .german),
            places: places,
            kinds: [TerritoryMap.Kind("eine", .one), .init("mehrere", .two), .init("niemand", .none)],
            columns: ("Ort", "Bedeutung", "Stelle")
        )
    }

    @Test(arguments: 0..<40)
    func `nothing is drawn outside the sheet`(seed: Int) throws {
        let picture = Self.map(Self.places(seed)).picture
        for cell in picture.cells {
            for pair in cell.path.dropFirst().dropLast().split(separator: "L") {
                let numbers = pair.split(separator: " ").compactMap { Double($0) }
                #expect(numbers.count == 2)
                #expect((0...Double(picture.width)).contains(numbers[0]))
                #expect((0...Double(picture.height)).contains(numbers[1]))
            }
        }
        for dot in picture.dots {
            let (x, y) = (try #require(Double(dot.x)), try #require(Double(dot.y)))
            #expect((0...Double(picture.width)).contains(x) && (0...Double(picture.height)).contains(y))
        }
        for (labels, size) in [(picture.largeLabels, 14.0), (picture.smallLabels, 27.0)] {
            for box in try labels.map({ try Self.box($0, size) }) {
                #expect(box.left >= 0 && box.right <= Double(picture.width))
                #expect(box.top >= 0 && box.bottom <= Double(picture.height))
            }
        }
    }

    @Test(arguments: 0..<40)
    func `no name covers another`(seed: Int) throws {
        let picture = Self.map(Self.places(seed)).picture
        for (labels, size) in [(picture.largeLabels, 14.0), (picture.smallLabels, 27.0)] {
            let boxes = try labels.map { try Self.box($0, size) }
            for (index, box) in boxes.enumerated() {
                #expect(!boxes.dropFirst(index + 1).contains { $0.overlaps(box) })
            }
        }
    }

    @Test(arguments: 0..<40)
    func `the largest place has its name, and the same places make the same picture`(seed: Int) {
        let places = Self.places(seed)
        let picture = Self.map(places).picture
        #expect(picture == Self.map(places).picture)
        let largest = places.map(\.population).max()
        let names = Set(picture.largeLabels.map(\.name))
        #expect(places.contains { $0.population == largest && names.contains($0.name) })
    }

    @Test func `each place has a cell with its kind's fill, and a row of the table with both names`() {
        let places = [
            TerritoryMap.Place(
                "Forst (Lausitz)",
                sorbianName: "Baršć (Łužyca)",
                at: Position(latitude: 51.74, longitude: 14.64),
                population: 18_000,
                kind: 0,
                detail: "Welcome Center"
            ),
            TerritoryMap.Place(
                "Guben",
                at: Position(latitude: 51.95, longitude: 14.71),
                population: 16_000,
                kind: 2,
                detail: ""
            ),
        ]
        let map = Self.map(places)
        #expect(map.picture.cells.map(\.fill) == ["map-fill-1", "map-fill-none"])
        #expect(map.picture.cells[0].hint == "Forst (Lausitz) · Baršć (Łužyca): eine")
        #expect(map.frame.table.rows.map { $0.cells[0].text } == ["Forst (Lausitz) · Baršć (Łužyca)", "Guben"])
    }

    @Test func `the nearest ground of two places meets halfway`() {
        let points = [Point(x: 0, y: 0), Point(x: 4, y: 0)]
        let left = NearestGround.cell(of: 0, among: points, radius: 10)
        let right = NearestGround.cell(of: 1, among: points, radius: 10)
        #expect(left.allSatisfy { $0.x <= 2.000_001 })
        #expect(right.allSatisfy { $0.x >= 1.999_999 })
    }

    @Test func `north is up and east is right`() {
        let picture = Self.map([
            .init("Süd", at: Position(latitude: 51, longitude: 14), population: 1, kind: 0, detail: ""),
            .init("Nordost", at: Position(latitude: 52, longitude: 15), population: 1, kind: 0, detail: ""),
        ]).picture
        let dots = picture.dots.compactMap { dot in Double(dot.x).flatMap { x in Double(dot.y).map { (x, $0) } } }
        #expect(dots.count == 2)
        #expect(dots[0].0 < dots[1].0 && dots[0].1 > dots[1].1)
    }

    /// Where a label's text really stands, computed from what the template writes.
    private static func box(_ label: TerritoryDrawing.Label, _ size: Double) throws -> LabelPlacement.Box {
        let (x, y) = (try #require(Double(label.x)), try #require(Double(label.y)))
        let width = [label.name, label.second ?? ""].map { ChartText.width(of: $0, size: size) }.max() ?? 0
        let left = label.anchor == "start" ? x : label.anchor == "end" ? x - width : x - width / 2
        let lastLine = label.second == nil ? y : try #require(Double(label.secondY))
        // A tenth of a unit is lost to rounding.
        return LabelPlacement.Box(
            left: left + 0.1,
            top: y - size * 0.75,
            right: left + width - 0.1,
            bottom: lastLine + size * 0.15
        )
    }
}
