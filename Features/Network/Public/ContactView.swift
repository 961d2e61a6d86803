import LotseCore

/// A desk as a public page shows it: written, and as links to call and to write.
struct ContactView: Sendable {
    let name: String
    let phone: String
    let phoneLink: String
    let mail: String
    let address: String

    init(_ contact: ContactPoint) {
        name = contact.name
        phone = contact.phone
        phoneLink = "tel:" + contact.phone.filter { $0.isNumber || $0 == "+" }
        mail = contact.mail
        address = contact.address
    }
}
