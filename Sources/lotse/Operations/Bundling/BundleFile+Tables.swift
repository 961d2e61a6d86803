extension BundleFile {
    /// The tables of a folder in place of the file.
    static let sheets = [
        TableSheet(
            name: "homes",
            isOptional: true,
            columns: [
                .needed("name"), .needed("at", .place), .optional("isPlot", .flag), .needed("rooms", .whole),
                .needed("rent", .whole), .optional("heating", .whole), .needed("free", .day),
                .optional("points", .whole),
            ]
        ),
        TableSheet(
            name: "vacancies",
            isOptional: true,
            columns: [
                .needed("name"), .needed("at", .place), .needed("hours"), .optional("pay", .whole),
                .needed("starts", .day), .optional("openings", .whole),
            ]
        ),
        TableSheet(
            name: "facilities",
            isOptional: true,
            columns: [
                .needed("name"), .needed("at", .place), .needed("kind"), .optional("house"),
                .optional("born", .list(.day)), .optional("schoolSince", .list(.whole)), .needed("hours"),
                .needed("free", .day), .needed("places", .whole), .optional("languages", .list(.text)),
                .optional("inclusion", .flag), .optional("fee", .whole),
            ]
        ),
        TableSheet(
            name: "courses",
            isOptional: true,
            columns: [
                .needed("name"), .needed("at", .place), .needed("kind"), .needed("hours"), .needed("starts", .day),
                .needed("seats", .whole),
            ]
        ),
        TableSheet(
            name: "household",
            shape: .one,
            columns: [
                .optional("at", .place), .optional("rooms", .whole), .optional("takesPlots", .flag),
                .needed("from", .day), .needed("by", .day), .optional("budget", .whole),
                .optional("siblingsTogether", .flag),
            ]
        ),
        TableSheet(
            name: "adults",
            shape: .many(inside: "household"),
            columns: [
                .needed("name"), .needed("minutes", .minutes),
                .optional("vacancies", .list(.parts([("vacancy", .whole), ("points", .whole)]))), .optional("course"),
            ]
        ),
        TableSheet(
            name: "children",
            shape: .many(inside: "household"),
            isOptional: true,
            columns: [
                .needed("name"), .optional("kinds", .list(.text)), .optional("born", .day),
                .optional("schoolSince", .whole), .needed("minutes", .minutes), .optional("needsCare", .flag),
                .optional("gap", .whole), .optional("language"), .optional("inclusion", .flag),
            ]
        ),
    ]
}
