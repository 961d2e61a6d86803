import LotseCore
import LotseData
import LotseWeb

extension NetworkFeature {
    func addAllRoutes(to routes: inout RouteTable) {
        addPublicRoutes(to: &routes)
        addInstallationRoutes(to: &routes)
        addReadingRoutes(to: &routes)
        addPartnershipTasks(to: &routes)
        addOrganisationTasks(to: &routes)
        addAgreementTasks(to: &routes)
        addRecognitionTasks(to: &routes)
        addRuleTasks(to: &routes)
    }

    private func addPublicRoutes(to routes: inout RouteTable) {
        show(NetworkPaths.whoHelps, as: .alliance, in: &routes, WhoHelpsPage.make)
        addFeedbackRoutes(to: &routes)
        show(NetworkPaths.publicPartners, as: .alliance, in: &routes, PublicPartnersPage.make)
    }

    private func addInstallationRoutes(to routes: inout RouteTable) {
        show(NetworkPaths.alliances, as: .installationOperator, in: &routes, AllianceListPage.make)
        addTask(to: &routes, at: NetworkPaths.newAlliance, as: .installationOperator, AllianceTasks.insert)
    }

    private func addReadingRoutes(to routes: inout RouteTable) {
        let readers = NetworkRoles.readers
        show(NetworkPaths.overview, as: .roles(readers), in: &routes, OverviewPage.make)
        show(NetworkPaths.partnership, as: partnership(for: readers), in: &routes, PartnershipPage.make)
        show(NetworkPaths.organisation, as: organisation(for: readers), in: &routes, OrganisationPage.make)
        show(NetworkPaths.agreements, as: .roles(readers), in: &routes, AgreementListPage.make)
        show(NetworkPaths.agreement, as: agreement(for: readers), in: &routes, AgreementPage.make)
        let (store, files) = (store, files)
        routes.get(NetworkPaths.file, as: agreement(for: readers)) { context in
            let opened = try await store.read { try files.open(of: context.record.id, $0) }
            guard let (file, bytes) = opened else { throw PageError.notFound }
            return .file(Download(name: file.name, mediaType: file.format.mediaType, bytes: bytes))
        }
        show(NetworkPaths.feedbackList, as: .roles(readers), in: &routes, FeedbackListPage.make)
        show(NetworkPaths.texts, as: .roles(readers), in: &routes, TextListPage.make)
        show(NetworkPaths.recognitions, as: .roles(readers), in: &routes, RecognitionListPage.make)
        show(NetworkPaths.territory, as: .roles(readers), in: &routes, TerritoryPage.make)
        show(NetworkPaths.map, as: .roles(readers), in: &routes, ResponsibilityMapPage.make)
        routes.get(NetworkPaths.mapPicture, as: .roles(readers)) { context in
            let map = try await store.read { try ResponsibilityMapPage.map(context, $0) }
            let name = "\(context.words("network.map.file")).svg"
            return .picture(template: "territory-map-file", content: map, name: name)
        }
        routes.get(NetworkPaths.mapTable, as: .roles(readers)) { context in
            .file(try await store.read { try MapTable.make(context, $0) })
        }
        show(NetworkPaths.gaps, as: .roles(readers), in: &routes, GapPage.make)
        routes.get(NetworkPaths.gapTable, as: .roles(readers)) { context in
            .file(try await store.read { try GapPage.table(context, $0) })
        }
        show(NetworkPaths.rules, as: .roles(readers), in: &routes, RuleListPage.make)
        show(NetworkPaths.rule, as: rule(for: readers), in: &routes, RulePage.make)
    }

    private func addPartnershipTasks(to routes: inout RouteTable) {
        let managers = NetworkRoles.managers
        addTask(to: &routes, at: NetworkPaths.settings, as: .roles(managers), AllianceTasks.update)
        addTask(to: &routes, at: NetworkPaths.text, as: .roles(managers), TextTasks.put)
        addTask(to: &routes, at: NetworkPaths.join, as: .roles(managers), PartnershipTasks.join)
        addTask(to: &routes, at: NetworkPaths.leave, as: partnership(for: managers), PartnershipTasks.leave)
        addTask(to: &routes, at: NetworkPaths.correct, as: partnership(for: managers), PartnershipTasks.correct)
        addTask(to: &routes, at: NetworkPaths.bringIn, as: partnership(for: managers), TerritoryTasks.bringIn)
        addTask(to: &routes, at: NetworkPaths.release, as: partnership(for: managers), TerritoryTasks.release)
    }

    private func addOrganisationTasks(to routes: inout RouteTable) {
        let managers = NetworkRoles.managers
        let one = organisation(for: managers)
        addTask(to: &routes, at: NetworkPaths.newOrganisation, as: .roles(managers), OrganisationTasks.insert)
        addTask(to: &routes, at: NetworkPaths.editOrganisation, as: one, OrganisationTasks.update)
        addTask(to: &routes, at: NetworkPaths.newUnit, as: one, OrganisationUnitTasks.insert)
        addTask(to: &routes, at: NetworkPaths.newMember, as: one, AssociationMembershipTasks.insert)
        addTask(
            to: &routes,
            at: NetworkPaths.member,
            as: membership(for: managers),
            AssociationMembershipTasks.update
        )
        addTask(to: &routes, at: NetworkPaths.unit, as: unit(for: managers), OrganisationUnitTasks.update)
    }

    private func addAgreementTasks(to routes: inout RouteTable) {
        let managers = NetworkRoles.managers
        let one = agreement(for: managers)
        addTask(to: &routes, at: NetworkPaths.newAgreement, as: .roles(managers), AgreementTasks.insert)
        addTask(to: &routes, at: NetworkPaths.editAgreement, as: one, AgreementTasks.update)
        addTask(to: &routes, at: NetworkPaths.sign, as: one, SignatureTasks.sign)
        addTask(to: &routes, at: NetworkPaths.signature, as: one, SignatureTasks.correct)
        addTask(to: &routes, at: NetworkPaths.removeSignature, as: one, SignatureTasks.remove)
        let files = files
        addTask(to: &routes, at: NetworkPaths.putFile, as: one, bodyLimit: AgreementFileTasks.bodyLimit) { context, _ in
            AgreementFileTasks.put(files, context)
        }
        addTask(to: &routes, at: NetworkPaths.removeFile, as: one, AgreementFileTasks.remove)
    }

    private func addRecognitionTasks(to routes: inout RouteTable) {
        let managers = NetworkRoles.managers
        let one = recognition(for: managers)
        addTask(to: &routes, at: NetworkPaths.newRecognition, as: .roles(managers), RecognitionTasks.insert)
        addTask(to: &routes, at: NetworkPaths.recognition, as: one, RecognitionTasks.correct)
        addTask(to: &routes, at: NetworkPaths.removeRecognition, as: one, RecognitionTasks.remove)
    }

    private func addRuleTasks(to routes: inout RouteTable) {
        let managers = NetworkRoles.managers
        let one = rule(for: managers)
        addTask(to: &routes, at: NetworkPaths.newRule, as: .roles(managers), ResponsibilityTasks.insert)
        addTask(to: &routes, at: NetworkPaths.endRule, as: one, ResponsibilityTasks.end)
        addTask(to: &routes, at: NetworkPaths.replaceRule, as: one, ResponsibilityTasks.replace)
        addTask(to: &routes, at: NetworkPaths.withdrawRule, as: one, ResponsibilityTasks.withdraw)
    }

    /// Serves a page that one look into the database makes.
    private func show<Context: PageContext>(
        _ path: Path,
        as authoriser: Authoriser<Context>,
        in routes: inout RouteTable,
        _ make: @escaping @Sendable (Context, Reader) throws -> Page
    ) {
        let store = store
        routes.get(path, as: authoriser) { context in
            .page(try await store.read { try make(context, $0) })
        }
    }
}
