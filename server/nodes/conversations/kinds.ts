/** Nodes that speak, as the catalogue names them. */
export const agentKind = "conversableAgentAgentflow";
export const groupKind = "groupChatAgentflow";
export const nestedKind = "nestedChatAgentflow";
