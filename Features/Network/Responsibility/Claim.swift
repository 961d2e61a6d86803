package import LotseCore

/// One body's claim to a topic at a place on a day, by one rule.
package struct Claim: Hashable, Sendable {
    package let identity: ResponsibilityRule.Body
    package let reach: ResponsibilityRule.Reach
    package let body: ResponsibleBody

    package init(identity: ResponsibilityRule.Body, reach: ResponsibilityRule.Reach, body: ResponsibleBody) {
        self.identity = identity
        self.reach = reach
        self.body = body
    }
}

extension ResponsibilityAnswer {
    /// Settles the claims to one topic at one place on one day.
    ///
    /// The nearest reach wins: a town before its district, a district before the whole alliance. Two bodies of the same
    /// reach are a double that people have to sort out; several rules of one body are one claim, held since the first.
    package static func settled(_ claims: [Claim]) -> ResponsibilityAnswer {
        guard let nearest = claims.map(\.reach).max() else { return .gap(.nobody) }
        var oldest: [ResponsibilityRule.Body: ResponsibleBody] = [:]
        for claim in claims where claim.reach == nearest {
            guard let known = oldest[claim.identity], known.since <= claim.body.since else {
                oldest[claim.identity] = claim.body
                continue
            }
        }
        let bodies = oldest.sorted { left, right in
            (left.value.name, left.key.organisation.text, left.key.unit?.text ?? "")
                < (right.value.name, right.key.organisation.text, right.key.unit?.text ?? "")
        }.map(\.value)
        return bodies.count == 1 ? .one(bodies[0]) : .several(bodies)
    }
}
