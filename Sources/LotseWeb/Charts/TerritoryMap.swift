package import LotseCore

/// A territory as a picture: its places, the ground around each, and what each of them is.
///
/// Template `territory-map`, as a file `territory-map-file`. North is up in every language; names stand as on the
/// signs at the roadside, German with Sorbian below.
package struct TerritoryMap: Sendable, Equatable {
    /// What a place can be: the legend's word and its fill.
    package struct Kind: Sendable, Equatable {
        let label: String
        let style: ChartStyle

        package init(_ label: String, _ style: ChartStyle) {
            self.label = label
            self.style = style
        }
    }

    package struct Place: Sendable, Equatable {
        let name: String
        let sorbianName: String?
        let position: Position
        let population: Int
        let kind: Int
        let detail: String

        /// - Parameters:
        ///   - name: as on the sign.
        ///   - sorbianName: its second name.
        ///   - position: where it lies.
        ///   - population: larger places are named first.
        ///   - kind: which of the map's kinds it is.
        ///   - detail: what more the table says of it.
        package init(
            _ name: String,
            sorbianName: String? = nil,
            at position: Position,
            population: Int,
            kind: Int,
            detail: String
        ) {
            self.name = name
            self.sorbianName = sorbianName
            self.position = position
            self.population = population
            self.kind = kind
            self.detail = detail
        }
    }

    let frame: ChartFrameView
    let picture: TerritoryDrawing

    /// - Parameters:
    ///   - frame: what the picture is called and says.
    ///   - places: of the territory, all with a position.
    ///   - kinds: what a place can be.
    ///   - columns: heads of the table: place, kind, detail.
    package init(
        _ frame: ChartFrame,
        places: [Place],
        kinds: [Kind],
        columns: (place: String, kind: String, detail: String)
    ) {
        precondition(places.allSatisfy { kinds.indices.contains($0.kind) }, "every place has a kind of this map")
        precondition(Set(kinds.map(\.style)).count == kinds.count, "every kind has a fill of its own")
        let fills = ChartFill.list(kinds.map { ($0.style, $0.label) }, chart: frame.id)
        picture = TerritoryDrawing(of: places, fills: fills)
        self.frame = ChartFrameView(
            frame,
            fills: fills,
            hasLegend: true,
            pictureHeight: picture.height,
            table: Table(
                frame.title,
                columns: [.text(columns.place), .text(columns.kind), .text(columns.detail)],
                rows: places.sorted { $0.name < $1.name }.map { place in
                    [.text(place.fullName), .text(kinds[place.kind].label), .text(place.detail)]
                },
                emptyText: frame.summary
            )
        )
    }
}

extension TerritoryMap.Place {
    /// Both names, as the table and the hint of a place write them.
    var fullName: String { sorbianName.map { "\(name) · \($0)" } ?? name }
}
