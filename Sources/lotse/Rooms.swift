import AllianceNetwork
import Cases
import LotseCore
import LotseData
import LotseWeb
import Market
import Matches
import Members
import Portal

/// The rooms of this house, in menu order, and how they are joined: each room's ports are another's values.
struct Rooms: Sendable {
    let features: [any Feature]
    let alliances: any AllianceSource
    let members: any MemberSource
    /// What the room Matches works with, for the worker beside the server.
    let matches: MatchesPorts

    init(_ installation: Installation) {
        let (store, vault, settings) = (installation.store, installation.vault, installation.settings)
        let network = StoredNetwork(store)
        let matches = Self.matchesPorts(installation)
        features = [
            PortalFeature(
                store: store,
                vault: vault,
                alliances: network,
                network: network,
                responsibilities: network,
                texts: network,
                publisher: settings.publisher,
                address: settings.publicURL,
                neighbours: .init(
                    request: CasesFeature.request,
                    ownRequest: CasesFeature.ownRequest,
                    fit: MatchesFeature.fit
                )
            ),
            CasesFeature(Self.casesPorts(installation, beside: [{ try await matches.panel(for: $0, $1) }])),
            MarketFeature(
                store: store,
                vault: vault,
                network: network,
                occupations: installation.occupations,
                places: settings.feedPlaces
            ),
            MatchesFeature(matches),
            NetworkFeature(store: store, vault: vault),
            MembersFeature(
                store: store,
                vault: vault,
                alliances: network,
                network: network,
                publicURL: settings.publicURL,
                homes: Self.homes,
                provider: settings.provider
            ),
        ]
        alliances = network
        members = MembersDirectory(store)
        self.matches = matches
    }

    /// What the room Cases needs of the others.
    static func casesPorts(
        _ installation: Installation,
        beside: [@Sendable (StaffContext, SeekingHousehold) async throws -> BesidePanel?] = []
    ) -> CasesPorts {
        let network = StoredNetwork(installation.store)
        return CasesPorts(
            store: installation.store,
            vault: installation.vault,
            staff: MembersDirectory(installation.store),
            network: network,
            responsibility: network,
            recognition: network,
            publicURL: installation.settings.publicURL,
            beside: beside
        )
    }

    /// What the room Matches needs of the others.
    static func matchesPorts(_ installation: Installation) -> MatchesPorts {
        MatchesPorts(
            store: installation.store,
            vault: installation.vault,
            network: StoredNetwork(installation.store),
            households: StoredHouseholds(casesPorts(installation)),
            market: market(installation),
            occupations: installation.occupations,
            propose: { try ChosenListings.propose($0, in: $1, by: $2, in: $3) },
            remind: { try CaseReminders.add(to: $0, $1, in: $2, by: $3, $4) },
            neighbours: .init(
                cases: CasesFeature.list,
                caseFile: CasesFeature.caseFile,
                listing: MarketFeature.listing,
                request: CasesFeature.request
            )
        )
    }

    /// What fetches lists of offers by itself.
    static func feedRound(_ installation: Installation) -> FeedRound {
        let (store, settings) = (installation.store, installation.settings)
        let network = StoredNetwork(store)
        return FeedRound(
            store: store,
            vault: installation.vault,
            ports: FeedRoundPorts(
                alliances: network,
                network: network,
                occupations: installation.occupations,
                staff: MembersDirectory(store)
            ),
            publicURL: settings.publicURL,
            places: settings.feedPlaces,
            fetcher: .live(allowsOwnNetwork: settings.feedsFromOwnNetwork)
        )
    }

    /// What is offered, for the rooms that match.
    static func market(_ installation: Installation) -> StoredMarket {
        StoredMarket(
            installation.store,
            network: StoredNetwork(installation.store),
            occupations: installation.occupations
        )
    }

    /// Where people go after signing in: staff to their worklist, partners to what was referred to them.
    private static let homes = [
        MembersFeature.Home(for: Role.caseworkers, at: FloorPaths.today),
        MembersFeature.Home(for: [.partnerOfficer], at: CasesFeature.received),
        MembersFeature.Home(for: [.networkManager, .allianceAdmin, .auditor], at: NetworkFeature.overview),
    ]

    static func migrations() throws -> [Migration] {
        try NetworkSchema.migrations() + MembersSchema.migrations() + CasesSchema.migrations()
            + MarketSchema.migrations() + MatchesSchema.migrations() + PortalSchema.migrations()
    }
}

extension Settings {
    /// From where the operator lets lists of offers be fetched.
    fileprivate var feedPlaces: FeedPlaces {
        FeedPlaces(folder: feedsFolder.map { FeedFolder($0) }, allowsOwnNetwork: feedsFromOwnNetwork)
    }
}
