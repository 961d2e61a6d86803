extension MatchFile {
    /// The tables of a folder in place of the file.
    static let sheets = [
        TableSheet(
            name: "people",
            columns: [
                .needed("name"), .needed("trades", .list(.parts([("occupation", .text), ("recognition", .text)]))),
                .needed("level", .whole), .optional("skills", .list(.text)), .optional("learning", .list(.text)),
                .optional("german"), .needed("hours", .list(.whole)), .optional("shifts", .list(.text)),
                .optional("pay", .whole), .optional("at", .place), .optional("minutes", .minutes),
                .needed("from", .day), .optional("by", .day), .optional("permit"),
                .optional("contracts", .list(.text)), .optional("family", .list(.text)),
                .optional("help", .list(.text)),
            ]
        ),
        TableSheet(
            name: "vacancies",
            columns: [
                .needed("name"), .needed("occupation"), .optional("regulated", .flag),
                .optional("required", .list(.text)), .optional("wished", .list(.text)), .optional("german"),
                .needed("hours", .list(.whole)), .optional("shifts", .list(.text)), .optional("pay", .whole),
                .needed("at", .place), .needed("starts", .day), .optional("fillBy", .day), .optional("contract"),
                .optional("family", .list(.text)), .optional("help", .list(.text)),
                .optional("helpsWithPermit", .flag),
            ]
        ),
    ]
}
