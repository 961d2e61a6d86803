import Foundation
import Members

/// Whether the provider of identities answers, and as the settings say.
struct ProviderCheck {
    let settings: Settings
    var client = ProviderClient.live

    /// Nothing where the installation has no provider.
    func findings() async -> [Finding] {
        guard let provider = settings.provider else { return [] }
        do {
            try await provider.check(with: client)
            let address = MembersFeature.providerReturnAddress(below: settings.publicURL)
            return [.good("oidc", "\(provider.name) answers at \(provider.issuer); it sends people back to \(address)")]
        } catch OpenIDError.misconfigured(let fault) {
            return [
                .problem(
                    "oidc",
                    "\(provider.issuer) answers with \(fault)",
                    "Write LOTSE_OIDC_ISSUER exactly as the provider's own documents spell it."
                )
            ]
        } catch {
            return [
                .problem(
                    "oidc",
                    "\(provider.issuer) does not answer as an OpenID Connect provider",
                    "Open \(provider.discoveryAddress) from this machine; nobody can sign in there until it answers."
                )
            ]
        }
    }
}
