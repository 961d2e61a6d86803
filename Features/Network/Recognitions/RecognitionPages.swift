import LotseCore
import LotseData
import LotseWeb

/// The periods for which the alliance is recognised, the newest first.
enum RecognitionListPage {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let recognitions = try RecognitionStore.list(of: staff.alliance.id, reader)
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.recognitions),
            lead: words("network.recognitions.lead"),
            table: Table(
                words("network.recognitions.title"),
                columns: [
                    .text(words("network.column.term")), .text(words("network.column.recogniser")),
                    .number(words("network.column.amount")), .text(words("network.column.state")),
                ],
                rows: recognitions.reversed().compactMap { recognition in
                    recognition.days.map { row(recognition, $0, staff) }
                },
                emptyText: words("network.recognitions.empty")
            ),
            actions: staff.mayChangeNetwork
                ? [Link(words("network.new-recognition.title"), staff.link(NetworkPaths.newRecognition))] : []
        )
        return Page(
            words("network.recognitions.title"),
            template: "network.list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        ).saying(staff.done)
    }

    private static func row(_ recognition: Recognition, _ days: Period, _ staff: StaffContext) -> [Table.Cell] {
        let path = staff.link(NetworkPaths.recognition, ["recognition": recognition.id.text])
        let text = staff.days(of: days)
        return [
            staff.mayChangeNetwork ? .link(text, path) : .text(text),
            .text(recognition.recogniser.isEmpty ? staff.words("layout.absent") : recognition.recogniser),
            .text(recognition.amount.map { staff.words.money($0) } ?? staff.words("layout.absent")),
            .tag(staff.tag(of: days)),
        ]
    }
}
