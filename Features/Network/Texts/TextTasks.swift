import LotseCore
import LotseData
import LotseWeb

/// The alliance's own words: in which languages there are some.
enum TextListPage {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let written = try WrittenTextStore.list(of: staff.alliance.id, reader)
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.texts),
            lead: words("network.texts.lead"),
            table: Table(
                words("network.texts.title"),
                columns: [
                    .text(words("network.column.language")), .text(words("network.column.introduction")),
                    .text(words("network.column.contact-note")),
                ],
                rows: Language.publicLanguages.map { language in
                    let text = written.first { $0.language == language }
                    return [
                        staff.mayChangeNetwork
                            ? .link(language.ownName, staff.link(NetworkPaths.text, ["language": language.tag]))
                            : .text(language.ownName),
                        state(text?.introduction, words), state(text?.contactNote, words),
                    ]
                },
                emptyText: ""
            ),
            actions: []
        )
        return Page(
            words("network.texts.title"),
            template: "network.list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        ).saying(staff.done)
    }

    private static func state(_ text: String?, _ words: Words) -> Table.Cell {
        text.map(\.isEmpty) == false
            ? .tag(Tag(.good, words("network.texts.there"))) : .tag(Tag(.neutral, words("network.texts.absent")))
    }
}

/// The form about the alliance's own words in one language.
enum TextTasks {
    static func put(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        guard let language = Language.publicLanguages.first(where: { $0.tag == staff.visitor.parameters["language"] })
        else { throw PageError.notFound }
        let alliance = staff.alliance.id
        let kept = try WrittenTextStore.list(of: alliance, reader)
        let old = kept.first { $0.language == language } ?? WrittenText(language)
        let german = kept.first { $0.language == .german }
        return FormTask(
            title: staff.words("network.text.title", ["language": language.ownName]),
            lead: language == .german ? nil : german?.introduction,
            form: Form(
                "network.text",
                [
                    Field("introduction", .longText(maxLength: WrittenText.longestIntroduction)),
                    Field("contact-note", .longText(maxLength: WrittenText.longestContactNote)),
                    Field("version", .hidden),
                ],
                values: [
                    "introduction": old.introduction, "contact-note": old.contactNote,
                    "version": "\(old.version ?? 0)",
                ]
            ),
            cancel: staff.link(NetworkPaths.texts),
            current: SummaryList([
                .init(staff.words("network.column.introduction"), old.introduction),
                .init(staff.words("network.column.contact-note"), old.contactNote),
            ])
        ) { form, transaction in
            let seen = try form.version()
            let text = WrittenText(
                language,
                introduction: form.text("introduction"),
                contactNote: form.text("contact-note"),
                version: seen == 0 ? nil : seen
            )
            try WrittenTextStore.put(text, for: alliance, in: transaction)
            return staff.link(NetworkPaths.texts, saying: "edit")
        }
    }
}
