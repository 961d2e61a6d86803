package import LotseCore
package import LotseData

/// What the room does by itself, once a day.
package enum NetworkUpkeep {
    /// Removes what people wrote about answers when its time is over on a day; gives how many sentences.
    package static func forget(on day: Day, in store: any Store) async throws -> Int {
        try await store.write(as: .system) { try AnswerFeedbackStore.removeForgotten(on: day, in: $0) }
    }
}
