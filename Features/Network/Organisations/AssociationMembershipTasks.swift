import LotseCore
import LotseData
import LotseWeb

/// The forms about the firms that belong to an association.
enum AssociationMembershipTasks {
    static func insert(_ context: RecordContext<Organisation.Record>, _ reader: Reader) throws -> FormTask {
        let (words, association) = (context.words, context.record.id)
        let register = try OrganisationStore.list(reader).filter { $0.id != association }
            .map { Field.Option($0.id.text, $0.name) }
        return FormTask(
            title: words("network.new-member.title"),
            lead: words("network.new-member.lead"),
            form: Form(
                "network.new-member",
                [
                    .required("organisation", .selection([Field.Option("", words("form.choose"))] + register)),
                    .required("from", .day), Field("until", .day),
                ],
                values: ["from": "\(context.today)"]
            ),
            cancel: context.here(NetworkPaths.organisation)
        ) { form, transaction in
            let membership = AssociationMembership(
                id: transaction.newIdentifier(),
                association: association,
                member: try form.record("organisation"),
                period: try form.period()
            )
            try AssociationMembershipStore.insert(membership, in: transaction)
            return context.link(NetworkPaths.organisation, context.visitor.parameters, saying: "new-member")
        }
    }

    static func update(_ context: RecordContext<AssociationMembership>, _: Reader) throws -> FormTask {
        let (words, membership) = (context.words, context.record)
        let association = ["organisation": membership.association.text]
        return FormTask(
            title: words("network.edit-member.title", ["name": membership.memberName]),
            form: Form(
                "network.edit-member",
                [.required("from", .day), Field("until", .day), Field("version", .hidden)],
                values: [
                    "from": "\(membership.period.start)", "until": membership.period.end?.description ?? "",
                    "version": "\(membership.version)",
                ]
            ),
            cancel: context.link(NetworkPaths.organisation, association),
            current: SummaryList([
                .init(words("network.column.since"), words.day(membership.period.start)),
                .init(words("network.column.until"), context.end(of: membership.period)),
            ])
        ) { form, transaction in
            var changed = membership
            changed.period = try form.period()
            changed.version = try form.version()
            try AssociationMembershipStore.update(changed, from: membership, in: transaction)
            return context.link(NetworkPaths.organisation, association, saying: "edit")
        }
    }
}
