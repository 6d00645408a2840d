// swift-tools-version: 6.2
import PackageDescription

/// The same settings as the package that is measured.
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
  name: "nianbao-benchmarks",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(name: "Measurement", swiftSettings: settings),
    .executableTarget(
      name: "sax-baseline",
      dependencies: ["CLibXML2", "Measurement"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "gumbo-baseline",
      dependencies: ["CGumbo", "Measurement"],
      swiftSettings: settings
    ),
    // A symbolic link to the measured module: compiled here, its `package` interface is in reach.
    .target(
      name: "Reports",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "transform-bench",
      dependencies: ["Measurement", "Reports"],
      swiftSettings: settings
    ),
  ]
)
