import LotseCore
import LotseData

/// Writes the messages between invented households and their advisers, behind secret links that nobody holds.
struct DemoLetters {
    let story: DemoStory

    private var writer: DemoWriter { story.writer }

    /// Writes the messages of a household; the adviser's are in German.
    func write(
        _ letters: [DemoHousehold.Letter],
        of household: DemoHousehold,
        _ id: Identifier<CaseFile>,
        by owner: Identifier<Account>
    ) throws {
        guard !letters.isEmpty else { return }
        let matter = try story.at(household.openedAgo, as: owner) { transaction in
            try MatterStore.insert(
                alliance: writer.alliance,
                language: household.language,
                tokenHash: DemoWriter.closedLink(transaction),
                caseFile: id,
                in: transaction
            )
        }
        for letter in letters.sorted(by: { $0.daysAgo > $1.daysAgo }) {
            let isFromAdviser = letter.isFromAdviser ?? false
            try story.at(letter.daysAgo, as: isFromAdviser ? owner : nil) { transaction in
                try MatterMessageStore.insert(
                    letter.text,
                    to: matter,
                    by: isFromAdviser ? owner : nil,
                    language: letter.language,
                    in: transaction
                )
                guard letter.isRead ?? false else { return }
                try MatterMessageStore.markRead(from: .person, in: id, transaction: transaction)
            }
        }
    }
}
