package import LotseWeb

/// Where the pages of this room live.
package enum MembersPaths {
    // Ways in, for everybody.
    static let code = Path("anmelden/code/{step}", "sign-in/code/{step}", in: .installation)
    static let forgotten = Path("passwort-vergessen", "forgotten-password", in: .installation)
    static let reset = Path("passwort/{link}", "password/{link}", in: .installation)
    package static let invitation = Path("einladung/{link}", "invitation/{link}", in: .installation)
    static let confirmMail = Path("mail-adresse/{link}", "mail-address/{link}", in: .installation)

    // Ways in through an outside provider.
    static let provider = Path("anmelden/anbieter", "sign-in/provider", in: .installation)
    static let providerReturn = Path("anmelden/anbieter/zurueck", "sign-in/provider/back", in: .installation)
    static let providerInvitation = Path("einladung/{link}/anbieter", "invitation/{link}/provider", in: .installation)

    // The own account.
    static let details = Path("konto/angaben", "account/details", in: .installation)
    static let password = Path("konto/passwort", "account/password", in: .installation)
    static let mail = Path("konto/mail", "account/mail", in: .installation)
    static let sessions = Path("konto/anmeldungen", "account/sessions", in: .installation)
    static let secondFactor = Path("konto/zweiter-faktor", "account/second-factor", in: .installation)
    static let secondFactorNew = Path("konto/zweiter-faktor/neu", "account/second-factor/new", in: .installation)
    static let secondFactorOff = Path("konto/zweiter-faktor/aus", "account/second-factor/off", in: .installation)
    static let recoveryCodes = Path("konto/ersatzcodes", "account/recovery-codes", in: .installation)
    static let link = Path("konto/verknuepfung", "account/link", in: .installation)
    static let unlink = Path("konto/verknuepfung/loesen", "account/link/end", in: .installation)
    static let absence = Path("konto/abwesenheit", "account/absence", in: .installation)
    static let absenceEnd = Path(
        "konto/abwesenheit/{absence}",
        "account/absence/{absence}",
        in: .installation
    )

    // The staff of an alliance.
    package static let staff = Path("team", "team")
    static let invite = Path("team/einladen", "team/invite")
    static let withdraw = Path("team/einladungen/{invitation}", "team/invitations/{invitation}")
    static let person = Path("team/{account}", "team/{account}")
    static let giveRole = Path("team/{account}/rolle", "team/{account}/role")
    static let takeRole = Path("team/{account}/rolle/{grant}", "team/{account}/role/{grant}")
    static let close = Path("team/{account}/sperren", "team/{account}/close")
    static let reopen = Path("team/{account}/oeffnen", "team/{account}/reopen")
    static let resetFactor = Path("team/{account}/zweiter-faktor", "team/{account}/second-factor")
    static let personAbsence = Path("team/{account}/abwesenheit", "team/{account}/absence")
    static let personAbsenceEnd = Path("team/{account}/abwesenheit/{absence}", "team/{account}/absence/{absence}")
    static let signInLog = Path("anmeldungen", "sign-ins")
}
