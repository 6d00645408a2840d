// swift-tools-version: 6.2
import PackageDescription

/// One list for every target: Swift 6 language mode with the stricter upcoming features, strict
/// memory safety, and no warning left standing.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableExperimentalFeature("Lifetimes"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "nianbao",
  products: [.executable(name: "nianbao", targets: ["nianbao"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CRdKafka",
      pkgConfig: "rdkafka",
      providers: [.apt(["librdkafka-dev"])]
    ),
    .target(name: "CCrashMarker"),
    .target(
      name: "Reports",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings
    ),
    .target(name: "Kafka", dependencies: ["CRdKafka"], swiftSettings: settings),
    .target(name: "Wire", dependencies: ["Reports"], swiftSettings: settings),
    .target(
      name: "FileSink",
      dependencies: [
        "CZlib", "CZstd", "Reports", "Wire",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Stages",
      dependencies: [
        "CCrashMarker", "FileSink", "Kafka", "Reports", "Wire",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings
    ),
    .target(name: "Operations", swiftSettings: settings),
    .executableTarget(
      name: "nianbao",
      dependencies: [
        "FileSink", "Kafka", "Operations", "Reports", "Stages", "Wire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings
    ),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: settings),
    .testTarget(name: "KafkaTests", dependencies: ["Kafka"], swiftSettings: settings),
    .testTarget(name: "WireTests", dependencies: ["Reports", "Wire"], swiftSettings: settings),
    .testTarget(
      name: "FileSinkTests",
      dependencies: ["FileSink", "Reports", "Wire"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "StagesTests",
      dependencies: ["Stages", "FileSink", "Kafka", "Reports", "TestSupport", "Wire"],
      swiftSettings: settings
    ),
    .testTarget(name: "OperationsTests", dependencies: ["Operations"], swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["nianbao", "FileSink", "TestSupport", "Wire"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "BrokerTests",
      dependencies: ["nianbao", "Kafka", "TestSupport", "Wire"],
      swiftSettings: settings
    ),
  ]
)
