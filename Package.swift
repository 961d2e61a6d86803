// swift-tools-version: 6.1

import PackageDescription

/// The rooms of the house: everything a person can name.
///
/// Rooms never import rooms.
let rooms = ["Members", "AllianceNetwork", "Cases", "Market", "Matches", "Portal"]

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

extension Target.Dependency {
    static let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
    static let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
    static let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
    static let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
    static let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
    static let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
    static let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
    static let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
    static let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
    static let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
    static let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
    static let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
    static let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
    static let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
}

/// One room: its sources, templates, words and migrations, and its tests inside the same folder.
///
/// The folder is the target's name, but for `Network`: a module of that name makes the packages below believe that
/// they are on an Apple system (`canImport(Network)`).
func room(
    _ name: String,
    in folder: String? = nil,
    also extra: [Target.Dependency] = [],
    resources: [Resource] = []
) -> [Target] {
    let folder = "Features/\(folder ?? name)"
    let floor: [Target.Dependency] = [
        "LotseCore", "LotseFormats", "LotseData", "LotseWeb", .hummingbird, .httpTypes, .logging, .crypto,
    ]
    return [
        .target(
            name: name,
            dependencies: floor + extra,
            path: folder,
            exclude: ["README.md", "Tests"],
            resources: [.copy("Templates"), .copy("Locales"), .copy("Migrations")] + resources,
            swiftSettings: settings
        ),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.init(stringLiteral: name), "LotseTestSupport"] + floor + extra,
            path: "\(folder)/Tests",
            exclude: ["Snapshots"],
            swiftSettings: settings
        ),
    ]
}

let package = Package(
    name: "lotse",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lotse", targets: ["lotse"]),
        .library(name: "LotseMatching", targets: ["LotseMatching"]),
    ],
    traits: [
        .trait(name: "Postgres", description: "The PostgreSQL engine over libpq."),
        .default(enabledTraits: ["Postgres"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
    ],
    targets: [
        .target(name: "LotseCore", swiftSettings: settings),
        .target(name: "LotseMatching", exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "LotseFormats",
            dependencies: ["LotseCore", "CZlib"],
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        .target(
            name: "LotseData",
            dependencies: ["LotseCore", .grdb, .grdbSQLite, .crypto, .logging],
            exclude: ["README.md"],
            resources: [.copy("Migrations")],
            swiftSettings: settings
        ),
        .target(
            name: "LotseVocabulary",
            dependencies: ["LotseCore", "LotseFormats", "LotseMatching"],
            exclude: ["README.md"],
            resources: [.copy("Data")],
            swiftSettings: settings
        ),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "LotsePostgres",
            dependencies: ["LotseCore", "LotseData", .target(name: "CLibPQ", condition: .when(traits: ["Postgres"]))],
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        .target(
            name: "LotseWeb",
            dependencies: [
                "LotseCore", "LotseFormats", "LotseData", .hummingbird, .httpTypes, .mustache, .crypto, .cryptoExtras,
                .logging, .nioCore,
            ],
            resources: [.copy("Templates"), .copy("Locales"), .copy("Assets"), .copy("Migrations")],
            swiftSettings: settings
        ),
        .target(
            name: "LotseTestSupport",
            dependencies: [
                "LotseCore", "LotseData", "LotseWeb", .hummingbird, .hummingbirdTesting, .httpTypes, .logging, .nioCore,
                .target(name: "LotsePostgres", condition: .when(traits: ["Postgres"])),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "lotse",
            dependencies: [
                "LotseCore", "LotseMatching", "LotseFormats", "LotseVocabulary", "LotseData", "LotseWeb",
                .argumentParser,
                .configuration, .lifecycle,
                .unixSignals,
                .hummingbird, .hummingbirdCore, .logging, .subprocess, .crypto, .httpTypes, .nioCore, .nioHTTPTypes,
                .system,
                .target(name: "LotsePostgres", condition: .when(traits: ["Postgres"])),
            ] + rooms.map { .init(stringLiteral: $0) },
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "LotseCore", "LotseMatching", "LotseFormats", "LotseData", .hummingbird, .logging,
                .target(name: "LotsePostgres", condition: .when(traits: ["Postgres"])),
            ],
            path: "Benchmarks",
            exclude: [
                "README.md", "allocation", "house", "matching_peer", "ranking_peers", "requirements.txt", "words",
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "TrainWords",
            dependencies: ["LotseCore", "LotseFormats", "LotseMatching"],
            path: "Training/Words",
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        .testTarget(name: "LotseCoreTests", dependencies: ["LotseCore", "LotseTestSupport"], swiftSettings: settings),
        .testTarget(
            name: "LotseFormatsTests",
            dependencies: ["LotseCore", "LotseFormats", "LotseTestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LotseMatchingTests",
            dependencies: ["LotseCore", "LotseMatching"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LotseVocabularyTests",
            dependencies: ["LotseCore", "LotseFormats", "LotseMatching", "LotseVocabulary"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FaultProbe",
            dependencies: ["LotseCore", "LotseData"],
            path: "Tests/FaultProbe",
            swiftSettings: settings
        ),
        .testTarget(
            name: "LotseDataTests",
            dependencies: [
                "LotseCore", "LotseData", "LotseTestSupport", "FaultProbe", .logging,
                .target(name: "LotsePostgres", condition: .when(traits: ["Postgres"])),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LotseWebTests",
            dependencies: ["LotseCore", "LotseData", "LotseWeb", "LotseTestSupport", .hummingbird, .httpTypes],
            swiftSettings: settings
        ),
        .testTarget(
            name: "lotseTests",
            dependencies: [
                "lotse", "LotseCore", "LotseMatching", "LotseFormats", "LotseVocabulary", "LotseData", "LotseWeb",
                "LotseTestSupport", .hummingbird,
                .hummingbirdTesting, .httpTypes, .logging, .argumentParser, .nioCore,
            ] + rooms.map { .init(stringLiteral: $0) },
            exclude: ["Snapshots"],
            swiftSettings: settings
        ),
    ]
        + room("Members", also: [.cryptoExtras, .jwt, .httpClient, .nioCore, .nioHTTP1])
        + room("AllianceNetwork", in: "Network", resources: [.copy("Demo")])
        + room("Cases", resources: [.copy("Demo")])
        + room("Market", also: [.httpClient, .nioCore, .nioHTTP1], resources: [.copy("Demo")])
        + room("Matches", also: ["LotseMatching"])
        + room("Portal")
)
