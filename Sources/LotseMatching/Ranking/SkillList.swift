/// What is asked of a list of skills.
enum SkillList {
    /// A number that is no skill's, or the first that stands twice.
    static func fault(in one: [Int], _ other: [Int]) -> Int? {
        let range = 0...Seeker.highestSkill
        for lists in [one, other] {
            if let skill = lists.first(where: { !range.contains($0) }) { return skill }
        }
        let sorted = (one + other).sorted()
        return zip(sorted, sorted.dropFirst()).first { $0 == $1 }?.0
    }
}
