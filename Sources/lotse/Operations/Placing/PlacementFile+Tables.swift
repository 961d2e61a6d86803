extension PlacementFile {
    /// The tables of a folder in place of the file.
    static let sheets = [
        TableSheet(name: "lottery", shape: .whole, columns: [.needed("seed", .whole)]),
        TableSheet(name: "criteria", columns: [.needed("key"), .needed("points", .whole)]),
        TableSheet(name: "programmes", columns: [.needed("name"), .needed("places", .whole)]),
        TableSheet(
            name: "children",
            columns: [
                .needed("key", .whole), .needed("wishes", .list(.tagged(key: "programme", tags: "met"))),
                .optional("promised", .whole),
            ]
        ),
        TableSheet(
            name: "families",
            isOptional: true,
            columns: [
                .needed("children", .list(.whole)), .needed("wishes", .list(.numbersOrNone)),
                .optional("takesApart", .flag),
            ]
        ),
    ]
}
