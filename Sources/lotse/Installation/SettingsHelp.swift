/// What can be set, and by which names.
struct SettingsHelp {
    /// The option's name, where there is one.
    let option: String?
    /// The variable of the environment.
    let variable: String
    /// The place in the JSON file, its levels joined by dots; nil for what must not stand in a file.
    let key: String?
    let meaning: String
    let standard: String?

    static let optionNames = ["config"] + all.compactMap(\.option)

    static let all = [
        SettingsHelp("data", "LOTSE_DATA", "data", "Folder of the database file, the key and mails.", "var"),
        SettingsHelp(
            "database",
            "LOTSE_DATABASE",
            "database",
            "postgres://… instead of the database file in the data folder."
        ),
        SettingsHelp(nil, "LOTSE_HOST", "host", "Address to listen on.", "127.0.0.1"),
        SettingsHelp(nil, "LOTSE_PORT", "port", "Port to listen on.", "8080"),
        SettingsHelp(
            nil,
            "LOTSE_PUBLIC_URL",
            "public.url",
            "How readers reach the house; links in mails begin with it. Begins with https:// but on this machine.",
            "http://HOST:PORT"
        ),
        SettingsHelp(
            nil,
            "LOTSE_BEHIND_PROXY",
            "behind.proxy",
            "Whether a proxy in front names the reader's address in X-Forwarded-For.",
            "false"
        ),
        SettingsHelp(nil, "LOTSE_LIMIT_RATES", "limit.rates", "Whether too many requests are slowed down.", "true"),
        SettingsHelp(
            nil,
            "LOTSE_MAIL_PROGRAM",
            "mail.program",
            "Program that takes a letter, such as /usr/sbin/sendmail."
        ),
        SettingsHelp(nil, "LOTSE_MAIL_FROM", "mail.from", "Address in the From line of mails.", "lotse@example.org"),
        SettingsHelp(
            nil,
            "LOTSE_FEEDS_FOLDER",
            "feeds.folder",
            "Below it alliances may let lists of offers be looked for, each in a folder of its own."
        ),
        SettingsHelp(
            nil,
            "LOTSE_FEEDS_OWN_NETWORK",
            "feeds.own.network",
            "Whether lists may be fetched from addresses of the server's own network; for trying out.",
            "false"
        ),
        publisher(
            "NAME",
            "Who answers for the website in law, as the imprint names them.",
            "an invented one, marked so"
        ),
        publisher("REPRESENTATIVE", "Who acts for them."),
        publisher("ADDRESS", "Their address, in one line."),
        publisher("PHONE", "Their telephone number."),
        publisher("MAIL", "Their mail address."),
        publisher("PRIVACY_MAIL", "Who answers questions about data protection.", "publisher.mail"),
        publisher("REGISTER", "Court and number of a register, or the supervising authority."),
        provider("ISSUER", "Address of an OpenID Connect provider at which staff may sign in, as it spells it itself."),
        provider("CLIENT_ID", "By which name the provider knows this installation."),
        provider("CLIENT_SECRET", "The secret shared with the provider, if it wants one."),
        provider("SECRET_FILE", "File that holds the secret instead, for its owner's eyes only."),
        provider("NAME", "What the button on the sign-in page calls the provider."),
        SettingsHelp(nil, "LOTSE_KEY", nil, "The key itself, where a secret store hands keys out."),
    ]

    private static func publisher(_ part: String, _ meaning: String, _ standard: String? = nil) -> SettingsHelp {
        let key = "publisher." + part.lowercased().replacing("_", with: ".")
        return SettingsHelp(nil, "LOTSE_PUBLISHER_\(part)", key, meaning, standard)
    }

    private static func provider(_ part: String, _ meaning: String) -> SettingsHelp {
        let key = "oidc." + part.lowercased().replacing("_", with: ".")
        return SettingsHelp(nil, "LOTSE_OIDC_\(part)", key, meaning)
    }

    private init(
        _ option: String?,
        _ variable: String,
        _ key: String?,
        _ meaning: String,
        _ standard: String? = nil
    ) {
        self.option = option
        self.variable = variable
        self.key = key
        self.meaning = meaning
        self.standard = standard
    }
}
